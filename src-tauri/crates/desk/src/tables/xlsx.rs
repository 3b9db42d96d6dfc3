use domain::narrative::Wording;
use domain::terms::Lang;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Table};
use crate::error::DeskError;

/// The longest text that a cell of a spreadsheet holds, in UTF-16 units.
const LONGEST: usize = 32_767;
/// How wide a column gets at the most, in pixels.
const WIDEST: u32 = 420;

/// Every table as a sheet, its heads and terms in `lang`. Texts are written as texts, so none is a formula.
pub(super) fn write(tables: &[Table], wording: &Wording, lang: Lang) -> Result<Vec<u8>, DeskError> {
    let made = || -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // The same tables give the same bytes, whenever they are written.
        book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?));
        for table in tables {
            fill(book.add_worksheet(), table, wording, lang)?;
        }
        book.save_to_buffer()
    };
    made().map_err(|error| DeskError::Internal(error.to_string()))
}

fn fill(sheet: &mut Worksheet, table: &Table, wording: &Wording, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(wording.label("table", table.key.key(), lang))?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (column, (_, zh, en)) in (0..).zip(table.columns) {
        let head = if lang == Lang::Zh { zh } else { en };
        sheet.write_string_with_format(0, column, *head, &bold)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                // More digits than a spreadsheet's numbers have would be rounded.
                Cell::Number(number) if number.unsigned_abs() < 1 << 53 => {
                    sheet.write_number(row, column, f64_of(*number))?;
                }
                Cell::Flag(flag) => {
                    sheet.write_boolean(row, column, *flag)?;
                }
                Cell::Term(vocabulary, key) => {
                    sheet.write_string(row, column, wording.label(vocabulary, key, lang))?;
                }
                Cell::Number(_) | Cell::Text(_) | Cell::Time(_) => {
                    sheet.write_string(row, column, fitting(&cell.plain()))?;
                }
            }
        }
    }
    sheet.set_autofit_max_width(WIDEST);
    sheet.autofit();
    Ok(())
}

/// Exact: spreadsheets have no other numbers, and this one is below 2^53.
#[expect(clippy::cast_precision_loss, reason = "the caller keeps it below 2^53")]
const fn f64_of(number: i64) -> f64 {
    number as f64
}

/// As much of a text as a cell holds.
fn fitting(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= LONGEST
    };
    text.chars().take_while(fits).collect()
}

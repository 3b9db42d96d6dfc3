use super::{Cell, Table};
use crate::error::DeskError;

/// Begins a text that a spreadsheet would take for a formula, so that it stays a text.
const QUOTE: char = '\'';

/// One table as CSV: UTF-8 with the mark by which spreadsheets know it, CRLF, keys as heads.
pub(super) fn write(table: &Table) -> Result<Vec<u8>, DeskError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".into());
    let failed = |error: csv::Error| DeskError::Internal(error.to_string());
    writer.write_record(table.columns.iter().map(|(key, ..)| *key)).map_err(failed)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(safe)).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| DeskError::Internal(error.to_string()))
}

/// The cell as text that no spreadsheet carries out. One that begins with the mark itself gets another, so that reading
/// back can tell.
fn safe(cell: &Cell) -> String {
    let text = cell.plain();
    let risky = matches!(cell, Cell::Text(_))
        && text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', QUOTE]);
    if risky { format!("{QUOTE}{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use domain::record::TableKey;

    use super::*;

    #[test]
    fn texts_come_back_and_none_is_a_formula() {
        let texts = [
            "=1+1",
            "+86 138",
            "-2",
            "@SUM(A1)",
            "\tx",
            "'quoted",
            "＝1",
            "a,\"b\"\r\nc",
            "王小明",
            "",
            "plain = text",
        ];
        let rows = texts.iter().map(|text| vec![Cell::from(*text), Cell::Number(-5)]).collect();
        let table = Table { key: TableKey::Cases, columns: &[("a", "", ""), ("b", "", "")], rows };
        let bytes = write(&table).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let read: Vec<_> = reader.records().map(Result::unwrap).collect();
        for (record, text) in read.iter().zip(texts) {
            assert!(!record[0].starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{text}");
            assert_eq!(record[0].strip_prefix(QUOTE).unwrap_or(&record[0]), text);
            assert_eq!(&record[1], "-5", "a number is no text");
        }
        assert_eq!(read.len(), texts.len());
    }
}

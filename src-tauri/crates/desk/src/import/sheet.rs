//! A table out of a file: CSV in the encodings that spreadsheets write, or XLSX.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use encoding_rs::{Encoding, GB18030};
use serde_json::json;

use crate::error::DeskError;

/// The largest file that is read, in bytes.
const LARGEST: usize = 16 << 20;
/// The longest cell that is read, in characters; longer text is no entry of a directory.
const LONGEST_CELL: usize = 2_000;

/// Headings and rows; each row with its line in the file, counted from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<(u32, Vec<String>)>,
}

/// Reads a file with at most `most` rows. Rows without any text are passed over.
pub(super) fn read(bytes: &[u8], most: usize) -> Result<Sheet, DeskError> {
    if bytes.len() > LARGEST {
        return Err(failed("import_too_long", json!({ "limit": most })));
    }
    let mut rows = if bytes.starts_with(b"PK") { of_xlsx(bytes)? } else { of_csv(&decode(bytes)?)? };
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    if rows.is_empty() {
        return Err(failed("import_empty", json!({})));
    }
    let (_, headings) = rows.remove(0);
    if rows.len() > most {
        return Err(failed("import_too_long", json!({ "limit": most, "found": rows.len() })));
    }
    Ok(Sheet { headings, rows })
}

pub(super) fn failed(code: &'static str, params: serde_json::Value) -> DeskError {
    DeskError::Import { code, params }
}

/// UTF-8 or UTF-16 with a mark, UTF-8 without one, or else GB18030, which Chinese spreadsheets write.
fn decode(bytes: &[u8]) -> Result<String, DeskError> {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None if std::str::from_utf8(bytes).is_ok() => (encoding_rs::UTF_8, 0),
        None => (GB18030, 0),
    };
    let (text, wrong) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
    if wrong || text.contains('\0') {
        return Err(failed("import_encoding", json!({})));
    }
    Ok(text.into_owned())
}

fn of_csv(text: &str) -> Result<Vec<(u32, Vec<String>)>, DeskError> {
    let first = text.lines().next().unwrap_or_default();
    let count = |delimiter: &u8| first.bytes().filter(|byte| byte == delimiter).count();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(count).filter(|found| count(found) > 0).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut read, mut line) = (0, 1);
    for record in reader.records() {
        let record = record.map_err(|_| failed("import_format", json!({})))?;
        // The reader tells where it began to look; empty lines before the record are not the record's.
        let from = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(read).max(read);
        let rest = text.get(from..).unwrap_or_default();
        let start = from + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        line += text.as_bytes().get(read..start).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
        read = start;
        rows.push((u32::try_from(line).unwrap_or(u32::MAX), record.iter().map(cell).collect()));
    }
    Ok(rows)
}

fn of_xlsx(bytes: &[u8]) -> Result<Vec<(u32, Vec<String>)>, DeskError> {
    let unreadable = || failed("import_format", json!({}));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let range = book.worksheet_range_at(0).ok_or_else(unreadable)?.map_err(|_| unreadable())?;
    let first = range.start().map_or(0, |(row, _)| row);
    let rows = range.rows().enumerate();
    Ok(rows
        .map(|(index, cells)| {
            let line = first.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)).saturating_add(1);
            (line, cells.iter().map(of_cell).collect())
        })
        .collect())
}

/// What a cell shows. A formula counts with the value that was last reckoned; nothing is reckoned here.
fn of_cell(data: &Data) -> String {
    match data {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::Error(_) => String::new(),
        other => cell(&other.to_string()),
    }
}

fn cell(text: &str) -> String {
    text.trim().chars().take(LONGEST_CELL).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = read(bytes, 10).unwrap();
        std::iter::once(sheet.headings).chain(sheet.rows.into_iter().map(|(_, cells)| cells)).collect()
    }

    fn code(bytes: &[u8]) -> String {
        read(bytes, 10).unwrap_err().to_wire().code
    }

    #[test]
    fn the_encodings_of_spreadsheets_say_the_same() {
        let text = "编号,名称\nSH01,上海榆园店\n";
        let wanted = [["编号", "名称"], ["SH01", "上海榆园店"]];
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let (gb, _, _) = GB18030.encode(text);
        for bytes in [text.as_bytes(), &[b"\xEF\xBB\xBF", text.as_bytes()].concat(), &gb, &utf16] {
            assert_eq!(rows(bytes), wanted);
        }
        assert_eq!(rows("编号;名称\r\nSH01;上海榆园店\r\n".as_bytes()), wanted);
        assert_eq!(rows("编号\t名称\nSH01\t上海榆园店".as_bytes()), wanted);
    }

    #[test]
    fn hostile_text_passes_as_it_is_and_lines_are_those_of_the_file() {
        let text = "name,note\n\"=cmd|' /C calc'!A0\",\"a\nb\"\n\n\u{202e}x,👩‍👩‍👧\nshort\n";
        let sheet = read(text.as_bytes(), 10).unwrap();
        let said = |line, cells: &[&str]| (line, cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            sheet.rows,
            [said(2, &["=cmd|' /C calc'!A0", "a\nb"]), said(5, &["\u{202e}x", "👩‍👩‍👧"]), said(6, &["short"])]
        );
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_reason() {
        assert_eq!(code(b""), "import_empty");
        assert_eq!(code(b"\n\n,,\n"), "import_empty");
        assert_eq!(code(b"a,b\0\n"), "import_encoding");
        assert_eq!(code(b"\xff\xff\xff\xff,\xff"), "import_encoding");
        assert_eq!(code(b"PK\x03\x04 not a workbook"), "import_format");
        assert_eq!(code("name\n".repeat(12).as_bytes()), "import_too_long");
        let many = format!("name\n{}", "x\n".repeat(100_000));
        assert_eq!(read(many.as_bytes(), 5_000).unwrap_err().to_wire().params["found"], 100_000);
        assert_eq!(code(&vec![b'x'; LARGEST + 1]), "import_too_long");
    }
}

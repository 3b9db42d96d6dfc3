use serde_json::{Map, Value};

use super::{Cell, Table};
use crate::error::DeskError;

/// Every table as a list of objects, by the table's key.
pub(super) fn write(tables: &[Table]) -> Result<Vec<u8>, DeskError> {
    let named: Map<String, Value> = tables.iter().map(|table| (table.key.key().to_owned(), rows(table))).collect();
    let mut bytes = serde_json::to_vec_pretty(&named).map_err(|error| DeskError::Internal(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn rows(table: &Table) -> Value {
    let named = |row: &Vec<Cell>| {
        table.columns.iter().zip(row).map(|((key, ..), cell)| ((*key).to_owned(), value(cell))).collect::<Map<_, _>>()
    };
    table.rows.iter().map(named).map(Value::Object).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Number(number) => (*number).into(),
        Cell::Flag(flag) => (*flag).into(),
        Cell::Text(_) | Cell::Time(_) | Cell::Term(..) => cell.plain().into(),
    }
}

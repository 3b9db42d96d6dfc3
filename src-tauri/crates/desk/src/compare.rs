//! What differs between two values, field by field.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::wire::FieldChange;

/// Every leaf that differs, by its path such as `safety.hospital.phone` or `task[food.seal].due.minutes`. Entries of a
/// list are matched by their id where they have one, else by their place.
pub(crate) fn compare(before: &Value, after: &Value) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    walk(String::new(), Some(before), Some(after), &mut changes);
    changes
}

fn walk(path: String, before: Option<&Value>, after: Option<&Value>, changes: &mut Vec<FieldChange>) {
    let (before, after) = (before.filter(|value| says(value)), after.filter(|value| says(value)));
    if before == after {
        return;
    }
    let keys: BTreeSet<String> = before.into_iter().chain(after).flat_map(keys).collect();
    if keys.is_empty() {
        changes.push(FieldChange { path, before: before.map(text), after: after.map(text) });
        return;
    }
    for key in keys {
        let inner = |value: Option<&'_ Value>| value.and_then(|value| member(value, &key)).cloned();
        let (before, after) = (inner(before), inner(after));
        let dot = if path.is_empty() || key.starts_with('[') { "" } else { "." };
        walk(format!("{path}{dot}{key}"), before.as_ref(), after.as_ref(), changes);
    }
}

/// Nothing, an empty text and an empty list say nothing.
fn says(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    }
}

fn keys(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields.keys().cloned().collect(),
        Value::Array(list) => list.iter().enumerate().map(|(place, entry)| entry_key(place, entry)).collect(),
        _ => Vec::new(),
    }
}

fn entry_key(place: usize, entry: &Value) -> String {
    let id = entry.get("id").or_else(|| entry.get("key")).and_then(Value::as_str);
    id.map_or_else(|| format!("[{}]", place + 1), |id| format!("[{id}]"))
}

fn member<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(key),
        Value::Array(list) => {
            list.iter().enumerate().find(|(place, entry)| entry_key(*place, entry) == key).map(|(_, e)| e)
        }
        _ => None,
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_differs_is_named_with_its_path() {
        let before =
            json!({ "a": { "b": "x", "same": 1 }, "task": [{ "id": "t", "m": 5 }, { "id": "gone", "m": 1 }], "c": [] });
        let after = json!({ "a": { "b": "y", "same": 1 }, "task": [{ "id": "new", "m": 2 }, { "id": "t", "m": 6 }], "c": null });
        let found: Vec<_> =
            compare(&before, &after).into_iter().map(|change| (change.path, change.before, change.after)).collect();
        let say = |text: &str| Some(text.to_owned());
        assert_eq!(
            found,
            [
                ("a.b".to_owned(), say("x"), say("y")),
                ("task[gone].id".to_owned(), say("gone"), None),
                ("task[gone].m".to_owned(), say("1"), None),
                ("task[new].id".to_owned(), None, say("new")),
                ("task[new].m".to_owned(), None, say("2")),
                ("task[t].m".to_owned(), say("5"), say("6")),
            ]
        );
        assert_eq!(compare(&before, &before), []);
    }
}

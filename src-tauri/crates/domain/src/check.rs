//! Checks that many commands share.

use crate::refusal::Refusal;
use crate::terms::Timestamp;

/// The longest title, in characters.
pub const TITLE: usize = 200;
/// The longest short field (source, channel, name), in characters.
pub const SHORT: usize = 500;
/// The longest free text, in characters.
pub const TEXT: usize = 20_000;

/// The trimmed text, if it is neither empty nor longer than `limit` characters.
pub fn text(field: &str, value: &str, limit: usize) -> Result<String, Refusal> {
    let value = value.trim();
    if value.is_empty() {
        return Err(Refusal::Missing { field: field.into() });
    }
    within(field, value, limit).map(str::to_owned)
}

/// The trimmed text or nothing, not longer than `limit` characters.
pub fn optional(field: &str, value: Option<&str>, limit: usize) -> Result<Option<String>, Refusal> {
    match value.map(str::trim) {
        None | Some("") => Ok(None),
        Some(value) => within(field, value, limit).map(|v| Some(v.to_owned())),
    }
}

fn within<'a>(field: &str, value: &'a str, limit: usize) -> Result<&'a str, Refusal> {
    if value.chars().nth(limit).is_some() {
        return Err(Refusal::TooLong { field: field.into(), limit: u32::try_from(limit).unwrap_or(u32::MAX) });
    }
    Ok(value)
}

/// A time at which something happened can't lie in the future; five minutes of clock difference are allowed.
pub fn not_future(field: &str, at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    if at > now + chrono::TimeDelta::minutes(5) {
        return Err(Refusal::InFuture { field: field.into() });
    }
    Ok(())
}

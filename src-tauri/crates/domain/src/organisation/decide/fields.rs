//! Fields that several decisions check.

use crate::check;
use crate::ids::UserId;
use crate::organisation::Organisation;
use crate::refusal::Refusal;
use crate::terms::Bilingual;

/// The most entries in a list of a site.
pub(super) const LONGEST_LIST: usize = 50;

/// A name in both languages; one alone serves for both.
pub(super) fn both(field: &str, name: &Bilingual) -> Result<Bilingual, Refusal> {
    optional(field, name)?.ok_or_else(|| Refusal::Missing { field: field.into() })
}

/// A text in both languages, or in neither; one alone serves for both.
fn optional(field: &str, name: &Bilingual) -> Result<Option<Bilingual>, Refusal> {
    let zh = check::optional(field, Some(&name.zh), check::TITLE)?;
    let en = check::optional(field, Some(&name.en), check::TITLE)?;
    Ok(match (zh, en) {
        (None, None) => None,
        (Some(one), None) | (None, Some(one)) => Some(Bilingual { zh: one.clone(), en: one }),
        (Some(zh), Some(en)) => Some(Bilingual { zh, en }),
    })
}

/// As [`both`], but may say nothing.
pub(super) fn either(field: &str, name: &Bilingual) -> Result<Bilingual, Refusal> {
    Ok(optional(field, name)?.unwrap_or_default())
}

/// A short text that may say nothing.
pub(super) fn short(field: &str, value: &str) -> Result<String, Refusal> {
    Ok(check::optional(field, Some(value), check::SHORT)?.unwrap_or_default())
}

/// A list that is not too long, each entry checked.
pub(super) fn each<T>(field: &str, list: &[T], check: impl Fn(&T) -> Result<T, Refusal>) -> Result<Vec<T>, Refusal> {
    if list.len() > LONGEST_LIST {
        return Err(Refusal::Invalid { field: field.into() });
    }
    list.iter().map(check).collect()
}

/// A user who may sign in.
pub(super) fn active(state: &Organisation, user: UserId) -> Result<UserId, Refusal> {
    if state.is_active_user(user) { Ok(user) } else { Err(Refusal::no_such("user", user)) }
}

/// All of these are there.
pub(super) fn known<T: Copy + ToString>(
    what: &str,
    ids: impl IntoIterator<Item = T>,
    is_there: impl Fn(&T) -> bool,
) -> Result<(), Refusal> {
    let missing = ids.into_iter().find(|id| !is_there(id));
    missing.map_or(Ok(()), |id| Err(Refusal::no_such(what, id)))
}

use std::borrow::Cow;

use domain::case::Case;
use domain::policy::{Action, Actor};

/// What stands in place of a withheld name or contact.
const MARK: &str = "▇▇";

/// The names and contacts that a person may not see, wherever they were written.
pub(super) struct Withheld(Vec<String>);

impl Withheld {
    pub(super) fn of(case: &Case, actor: &Actor) -> Self {
        if actor.may(Action::SeePersonal) {
            return Self(Vec::new());
        }
        let mut words: Vec<String> = case.reporter_name.iter().chain(&case.reporter_contact).cloned().collect();
        // A single character would blot out half of a text.
        words.retain(|word| word.chars().nth(1).is_some());
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self(words)
    }

    /// The text without what is withheld.
    pub(super) fn apply(&self, text: &str) -> String {
        let replaced = self.0.iter().fold(Cow::Borrowed(text), |text, word| match text.contains(word.as_str()) {
            true => Cow::Owned(text.replace(word.as_str(), MARK)),
            false => text,
        });
        replaced.into_owned()
    }
}

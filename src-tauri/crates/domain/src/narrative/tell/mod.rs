//! One event in words. No match here has a wildcard: an event that is new has no sentence until someone writes it.

mod alarm;
mod case;
mod clock;
mod fact;
mod organisation;
mod person;
mod record;
mod room;
mod statement;
mod task;
mod voice;

use super::{Locale, Names, Told, Tone, Wording};
use crate::event::Event;
pub(super) use voice::Voice;

/// Tells `event` with the names that `names` knows. Best told with the case as it stood just after the event and with
/// what stood before it, as [`super::Chronicle`] does; with less the sentence says less, and nothing wrong.
pub fn tell(wording: &Wording, event: &Event, names: &dyn Names, locale: &Locale) -> Told {
    let voice = Voice { wording, names, locale };
    let account = match event {
        Event::Case(event) => case::tell(&voice, event),
        Event::Fact(event) => fact::tell(&voice, event),
        Event::Task(event) => task::tell(&voice, event),
        Event::Alarm(event) => alarm::tell(&voice, event),
        Event::Clock(event) => clock::tell(&voice, event),
        Event::Person(event) => person::tell(&voice, event),
        Event::Statement(event) => statement::tell(&voice, event),
        Event::Room(event) => room::tell(&voice, event),
        Event::Organisation(event) => organisation::tell(&voice, event),
        Event::Record(event) => record::tell(&voice, event),
    };
    account.told()
}

/// A telling in the making.
struct Account {
    tone: Tone,
    headline: String,
    detail: Vec<String>,
    source: Option<String>,
}

impl Account {
    fn new(tone: Tone, headline: String) -> Self {
        Self { tone, headline, detail: Vec::new(), source: None }
    }

    /// Adds a line, unless it says nothing.
    fn with(mut self, line: impl Into<Option<String>>) -> Self {
        self.detail.extend(line.into().filter(|line| !line.trim().is_empty()));
        self
    }

    /// Adds several lines.
    fn with_all(self, lines: impl IntoIterator<Item = String>) -> Self {
        lines.into_iter().fold(self, Self::with)
    }

    /// Says from whom or what it is known.
    fn sourced_from(mut self, source: Option<String>) -> Self {
        self.source = source.filter(|source| !source.trim().is_empty());
        self
    }

    fn told(self) -> Told {
        let Self { tone, headline, detail, source } = self;
        // A title may hold a line break; a headline may not.
        let headline = headline.split(voice::LINE_BREAKS).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let detail = (!detail.is_empty()).then(|| detail.join("\n"));
        Told { headline, detail, source, tone }
    }
}

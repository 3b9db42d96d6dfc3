//! The register of affected people: when it began with them, and how it stands with each.

use chrono::{TimeDelta, Timelike};
use domain::case::ReportVariant;
use domain::person::{Person, PersonState};
use domain::terms::{Grade, Timestamp};

use super::Composer;
use super::words::{self, Word};
use crate::model::{Bar, Block, Cell, Chart, Column, Figure, Table, Text, Tone};

/// Widths of a column, in minutes.
const WIDTHS: &[i64] = &[10, 15, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 10_080, 43_200, 525_600];
/// Columns at the most.
const COLUMNS: i64 = 16;

impl Composer<'_> {
    /// Everyone in the register who has to do with the case, by number.
    fn register(&self) -> Vec<&Person> {
        let related = |person: &&Person| person.details.state != PersonState::NotRelated;
        let mut people: Vec<&Person> = self.file.case.people.values().filter(related).collect();
        people.sort_by_key(|person| person.number);
        people
    }

    /// How many fell ill or were hurt when: a steep start and a single top speak for one common source.
    pub(super) fn onset_curve(&self) -> Option<Block> {
        let people = self.register();
        let onsets: Vec<Timestamp> = people.iter().filter_map(|person| person.details.onset_at).collect();
        let (first, last) = (*onsets.iter().min()?, *onsets.iter().max()?);
        if onsets.len() < 2 {
            return None;
        }
        let width = *WIDTHS.iter().find(|width| (last - first).num_minutes() / **width < COLUMNS - 1)?;
        let start = self.floor(first, width);
        let columns = (last - start).num_minutes() / width + 1;
        let bars: Vec<Bar> = (0..columns)
            .map(|n| {
                let from = start + TimeDelta::minutes(n * width);
                let within = onsets.iter().filter(|at| (from..from + TimeDelta::minutes(width)).contains(at)).count();
                Bar {
                    label: self.column_label(from, width, n == 0),
                    value: u32::try_from(within).unwrap_or(u32::MAX),
                    tone: Tone::Grade(Grade::Serious),
                }
            })
            .collect();
        let from = self.word(Word::FromOn).replace("{}", &self.time(start));
        let mut notes = vec![from, self.word(Word::EachColumn).replace("{}", &self.minutes(width))];
        let unknown = people.len() - onsets.len();
        if unknown > 0 {
            notes.push(self.word(Word::OnsetUnknown).replace("{}", &unknown.to_string()));
        }
        let notes = notes.join(self.word(Word::Pause).as_str());
        let caption = format!("{}{}", self.word(Word::OnsetCurve), words::bracketed(&notes, self.plan.lang));
        let told: Vec<String> = (0..columns)
            .zip(&bars)
            .filter(|(_, bar)| bar.value > 0)
            .map(|(n, bar)| format!("{} {}", self.time(start + TimeDelta::minutes(n * width)), bar.value))
            .collect();
        let alt = words::labelled(&caption, &told.join(self.word(Word::Comma).as_str()), self.plan.lang);
        Some(Block::Figure(Figure { caption, alt, chart: Chart::Columns(bars) }))
    }

    /// The last round time before `at`, where the site is.
    fn floor(&self, at: Timestamp, width: i64) -> Timestamp {
        let local = at.with_timezone(&self.plan.zone);
        let into_day = i64::from(local.num_seconds_from_midnight());
        at - TimeDelta::seconds(into_day % (width.min(1_440) * 60))
            - TimeDelta::nanoseconds(i64::from(local.nanosecond()))
    }

    /// The time of a column; its day instead where that is another than the column's before.
    fn column_label(&self, from: Timestamp, width: i64, first: bool) -> String {
        let local = from.with_timezone(&self.plan.zone);
        let before = (from - TimeDelta::minutes(width)).with_timezone(&self.plan.zone);
        let new_day = !first && before.date_naive() != local.date_naive();
        local.format(if new_day || width >= 1_440 { "%m-%d" } else { "%H:%M" }).to_string()
    }

    /// One row a person; only in the full variant, since what concerns a person's health is theirs even without a name.
    pub(super) fn register_table(&self) -> Option<Block> {
        let people = self.register();
        if people.is_empty() || self.plan.variant == ReportVariant::Redacted {
            return None;
        }
        let columns = vec![
            Column::new(self.word(Word::Number), 0.8),
            Column::new(self.word(Word::Person), 2.4),
            Column::new(self.word(Word::State), 2.2),
            Column::new(self.word(Word::Care), 1.8),
            Column::new(self.word(Word::Onset), 2.2),
            Column::new(self.word(Word::WhereAndWhat), 2.8),
            Column::new(self.word(Word::NextVisit), 2.0),
        ];
        let rows = people.into_iter().map(|person| self.person_row(person)).collect();
        Some(Block::Table(Table { columns, rows }))
    }

    fn person_row(&self, person: &Person) -> Vec<Cell> {
        let details = &person.details;
        let identity = person.identity.clone().unwrap_or_default();
        let mut name =
            vec![identity.name.map_or_else(|| self.unknown(), |name| Text::default().bold(self.told(&name)))];
        name.extend(identity.symptoms.map(|symptoms| Text::default().muted(self.told(&symptoms))));
        let mut state = vec![self.label("person_state", details.state.key()).into()];
        state.push(Text::default().muted(self.label("harm", details.harm.key())));
        if details.vulnerability.is_vulnerable() {
            state.push(Text::default().bold(self.label("vulnerability", details.vulnerability.key())));
        }
        let place = details.area.iter().chain(&details.meal).cloned();
        let foods = (!details.foods.is_empty()).then(|| details.foods.join(self.word(Word::Comma).as_str()));
        let place: Vec<Text> = place.chain(foods).map(|text| self.told(&text).into()).collect();
        vec![
            person.number.to_string().into(),
            Cell(name),
            Cell(state),
            self.label("care", details.care.key()).into(),
            self.time_or_unknown(details.onset_at).into(),
            if place.is_empty() { self.unknown().into() } else { Cell(place) },
            details.follow_up_at.map_or_else(|| Text::from("—"), |at| self.time(at).into()).into(),
        ]
    }
}

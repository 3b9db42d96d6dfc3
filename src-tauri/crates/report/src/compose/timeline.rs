//! What happened and when it was recorded.

use super::voice::tone_of;
use super::words::{self, Word};
use super::{Composer, LogLine};
use crate::model::{Block, Moment, Text, Tone};
use domain::terms::Grade;

impl Composer<'_> {
    pub(super) fn timeline(&self) -> Vec<Block> {
        let mut blocks = vec![
            self.heading(1, Word::Timeline),
            Block::Paragraph(Text::default().muted(self.word(Word::TimelineNote))),
        ];
        let mut lines: Vec<&LogLine> = self.file.log.iter().collect();
        if lines.is_empty() {
            blocks.push(self.nothing());
            return blocks;
        }
        blocks.extend(self.strip());
        blocks.extend(self.counts_over_time());
        lines.sort_by_key(|l| (l.occurred_at.unwrap_or(l.at), l.at));
        blocks.push(Block::Timeline(lines.into_iter().map(|l| self.moment(l)).collect()));
        blocks
    }

    pub(super) fn moment(&self, line: &LogLine) -> Moment {
        let happened = line.occurred_at.unwrap_or(line.at);
        // Shown to the minute, so compared to the minute.
        let recorded = (self.time(happened) != self.time(line.at))
            .then(|| format!("{} {}", self.word(Word::RecordedAt), self.time_beside(line.at, happened)));
        let mut body = self.line_body(line);
        let mut origin = vec![self.person(line.by)];
        origin.extend(
            line.source.iter().map(|s| words::labelled(&self.word(Word::Source), &self.told(s), self.plan.lang)),
        );
        origin.extend(line.confirmed.map(|c| self.word(if c { Word::Confirmed } else { Word::Unconfirmed })));
        body.push(Text::default().muted(origin.join(" · ")));
        Moment {
            time: self.time(happened),
            recorded,
            label: self.line_head(line),
            tone: match line.confirmed {
                Some(true) => tone_of(Some(true)),
                Some(false) => Tone::Grade(Grade::Serious),
                None => Tone::Plain,
            },
            body,
        }
    }

    /// What an entry says in a line. What counsel wrote in the log is legal advice.
    pub(super) fn line_head(&self, line: &LogLine) -> String {
        let written = line.kind == "case.logged" && !line.erased;
        let privileged = if written { self.redactor.privileged(line.by, self.plan) } else { None };
        privileged.unwrap_or_else(|| self.told(&line.headline))
    }

    /// What an entry says below its headline. Legal advice is not shown to outsiders.
    pub(super) fn line_body(&self, line: &LogLine) -> Vec<Text> {
        if line.erased {
            return vec![Text::default().muted(self.word(Word::Erased))];
        }
        let Some(detail) = &line.detail else { return Vec::new() };
        let told = match self.redactor.privileged(line.by, self.plan) {
            Some(note) => note,
            None => self.told(detail),
        };
        told.lines().map(Text::from).collect()
    }
}

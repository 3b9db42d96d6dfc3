//! What a report consists of, independent of cases and of pages.

use domain::terms::{Grade, Lang};

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language of the report's own words.
    pub lang: Lang,
    /// Title in the file's metadata and the window of a reader.
    pub title: String,
    /// One line on what the report is about, for the metadata.
    pub subject: String,
    /// The organisation that issues the report.
    pub author: String,
    /// The line at the head of every page, such as the case number and title.
    pub running_head: String,
    /// The short code at the foot of every page, by which a sheet is matched to its file.
    pub short_code: String,
    /// The classification mark of every page.
    pub classification: Option<String>,
    /// A large word behind the text of every page, such as 草稿 or 演练.
    pub watermark: Option<String>,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

/// A part of a report, from the cover to a single table.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The first page.
    Cover(Cover),
    /// Who writes what to whom, above the text of a report without a cover.
    Letterhead(Letterhead),
    /// The contents with page numbers, under this title.
    Contents(String),
    /// A heading; levels start at 1, and a level that skips one is raised.
    Heading {
        /// 1 for a section, 2 and 3 below it.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Text),
    /// Points, one a line.
    Points(Vec<Text>),
    /// Names and values, two columns.
    KeyValues(Vec<(String, Text)>),
    /// A table.
    Table(Table),
    /// What happened and when, in order.
    Timeline(Vec<Moment>),
    /// Words set apart.
    Callout(Callout),
    /// A few figures in large type, side by side.
    KeyFigures(Vec<KeyFigure>),
    /// A chart.
    Figure(Figure),
    /// The head of the journal and how to verify it.
    JournalHead(JournalHead),
    /// What follows starts on a new page.
    PageBreak,
}

/// The first page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cover {
    /// What kind of document it is, such as 事件报告.
    pub kind: String,
    /// The title.
    pub title: String,
    /// A line under the title.
    pub subtitle: String,
    /// The grade, shown as shape, word and colour.
    pub grade: Option<(Grade, String)>,
    /// Names and values in the lower half.
    pub facts: Vec<(String, Text)>,
    /// A last remark.
    pub note: String,
    /// Lines of the issuer's letterhead, under its name.
    pub letterhead: Vec<String>,
}

/// The head of a report without a cover.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Letterhead {
    /// Lines of the issuer's letterhead, under its name.
    pub lines: Vec<String>,
    /// What kind of document it is.
    pub kind: String,
    /// The title.
    pub title: String,
    /// A line under the title.
    pub subtitle: String,
    /// The grade, shown as shape, word and colour.
    pub grade: Option<(Grade, String)>,
}

/// A figure in large type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeyFigure {
    /// What it counts.
    pub label: String,
    /// The figure.
    pub value: Text,
    /// How far it is established, or since when.
    pub note: String,
}

/// A chart with its caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The line above it.
    pub caption: String,
    /// What it shows, for who can't see it.
    pub alt: String,
    /// What is drawn.
    pub chart: Chart,
}

/// What a chart shows. Places on an axis run from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// Moments on one axis of time, a lane for each kind.
    Strip {
        /// The marks of the axis.
        ticks: Vec<(f32, String)>,
        /// The lanes, from top to bottom.
        lanes: Vec<Lane>,
    },
    /// Counts side by side.
    Columns(Vec<Bar>),
    /// How much of each limit was used, from 0; 1 is the whole limit.
    Ratios {
        /// The rows, from top to bottom.
        rows: Vec<Ratio>,
        /// What stands at the whole limit.
        limit: String,
    },
}

/// A lane of a strip.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lane {
    /// Its name.
    pub label: String,
    /// Its moments: place and colour.
    pub moments: Vec<(f32, Tone)>,
}

/// A column of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bar {
    /// What stands below it.
    pub label: String,
    /// Its height.
    pub value: u32,
    /// Its colour.
    pub tone: Tone,
}

/// A bar against a limit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ratio {
    /// What it is about.
    pub label: String,
    /// The part of the limit that was used.
    pub used: f32,
    /// Its colour.
    pub tone: Tone,
    /// What stands at its end.
    pub note: String,
}

/// A table whose head is repeated on every page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns with their heads.
    pub columns: Vec<Column>,
    /// The rows; a row shorter than the columns is filled with empty cells, further cells are not shown.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its share of the width, relative to the other columns'.
    pub share: f32,
    /// Whether figures in it end at the same place.
    pub align_end: bool,
}

impl Column {
    /// A column of text.
    pub fn new(title: impl Into<String>, share: f32) -> Self {
        Self { title: title.into(), share, align_end: false }
    }
}

/// A cell: paragraphs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell(pub Vec<Text>);

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self(vec![text.into()])
    }
}

/// One row of a timeline.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Moment {
    /// When it happened, as shown.
    pub time: String,
    /// When it was recorded, where that differs.
    pub recorded: Option<String>,
    /// What kind of entry it is.
    pub label: String,
    /// How the label and its dot are coloured.
    pub tone: Tone,
    /// What happened.
    pub body: Vec<Text>,
}

/// Words set apart by a bar at their side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Callout {
    /// Colour of the bar.
    pub tone: Tone,
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub body: Vec<Text>,
}

/// The head of the journal, for the last page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JournalHead {
    /// Names and values; values are set so that they can be compared by eye.
    pub rows: Vec<(String, String)>,
    /// How to verify.
    pub steps: Vec<Text>,
}

/// A text in spans. `\n` within a span starts a new line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Inline>);

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Span(Span),
    /// The shape of a grade; the word stands beside it as a span.
    Mark(Grade),
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// A hash, key or command: may be broken anywhere.
    pub code: bool,
    /// The colour's role.
    pub tone: Tone,
}

/// The role of a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Body text.
    #[default]
    Plain,
    /// Secondary text.
    Muted,
    /// The one accent.
    Accent,
    /// Done, met, verified.
    Good,
    /// The colour of a grade.
    Grade(Grade),
}

impl Text {
    /// Adds a span.
    #[must_use]
    pub fn with(mut self, span: Span) -> Self {
        self.0.push(Inline::Span(span));
        self
    }

    /// Adds plain words.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.with(Span { text: text.into(), ..Span::default() })
    }

    /// Adds bold words.
    #[must_use]
    pub fn bold(self, text: impl Into<String>) -> Self {
        self.with(Span { text: text.into(), bold: true, ..Span::default() })
    }

    /// Adds words in secondary colour.
    #[must_use]
    pub fn muted(self, text: impl Into<String>) -> Self {
        self.with(Span { text: text.into(), tone: Tone::Muted, ..Span::default() })
    }

    /// Adds a hash, key or command.
    #[must_use]
    pub fn code(self, text: impl Into<String>) -> Self {
        self.with(Span { text: text.into(), code: true, ..Span::default() })
    }

    /// Adds a grade: its shape and its word in its colour.
    #[must_use]
    pub fn grade(mut self, grade: Grade, word: impl Into<String>) -> Self {
        self.0.push(Inline::Mark(grade));
        self.with(Span { text: word.into(), bold: true, tone: Tone::Grade(grade), ..Span::default() })
    }
}

impl Text {
    /// Its words without their look.
    pub fn words(&self) -> String {
        self.spans().map(|span| span.text.as_str()).collect()
    }

    /// Its spans.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.0.iter().filter_map(|inline| if let Inline::Span(span) = inline { Some(span) } else { None })
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::default().plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::default().plain(text)
    }
}

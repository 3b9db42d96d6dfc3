//! A long report as a file, or the same content as a source of Typst or as HTML, to measure against other programs:
//! `cargo run --release -p report --example pages SECTIONS pdf|typ|html OUT`.

// A tool of measurement: what is wrong with its arguments ends it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::Write;

use domain::terms::Lang;
use report::model::{Block, Document, Text};
use report::{Attachment, Options};

#[path = "../tests/specimen/mod.rs"]
mod specimen;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [sections, format, out] = arguments.as_slice() else { panic!("SECTIONS pdf|typ|html OUT") };
    let doc = specimen::document(Lang::Zh, sections.parse().expect("a number"));
    let bytes = match format.as_str() {
        "pdf" => pdf(&doc),
        "typ" => source(&doc, &TYPST),
        "html" => source(&doc, &HTML),
        other => panic!("no format {other}"),
    };
    std::fs::write(out, bytes).unwrap();
}

fn pdf(doc: &Document) -> Vec<u8> {
    let evidence = Attachment {
        name: report::EVIDENCE.to_owned(),
        media_type: "application/json".to_owned(),
        description: "证据".to_owned(),
        bytes: format!("{:?}", doc.blocks).into_bytes(),
    };
    let options = Options { exported_at: "2026-11-22T06:05:00Z".parse().unwrap(), evidence: Some(evidence) };
    report::render(doc, &options).unwrap().bytes
}

/// How a language of documents writes what a report is made of.
struct Dialect {
    begin: &'static str,
    end: &'static str,
    heading: fn(u8, &str) -> String,
    paragraph: fn(&str) -> String,
    table: fn(&[String], &[Vec<String>]) -> String,
    quote: fn(&str) -> String,
}

const TYPST: Dialect = Dialect {
    begin: "#set document(title: \"报告\")\n#set text(font: \"Noto Sans SC\", size: 10pt, lang: \"zh\")\n#set page(paper: \"a4\", numbering: \"1 / 1\")\n#set par(justify: true)\n#outline()\n",
    end: "",
    heading: |level, text| format!("{} {text}\n\n", "=".repeat(usize::from(level))),
    paragraph: |text| format!("{text}\n\n"),
    table: |heads, rows| {
        let cells = |row: &[String]| row.iter().map(|cell| format!("[{cell}]")).collect::<Vec<_>>().join(", ");
        let rows: Vec<String> = rows.iter().map(|row| cells(row)).collect();
        format!("#table(columns: {}, table.header({}), {})\n\n", heads.len(), cells(heads), rows.join(", "))
    },
    quote: |text| {
        text.chars().fold(String::new(), |mut all, c| {
            if "\\#*_`$<>@=-+/[]~'\"".contains(c) {
                all.push('\\');
            }
            all.push(c);
            all
        })
    },
};

const HTML: Dialect = Dialect {
    begin: "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>报告</title><style>@page{size:A4;margin:2cm;@bottom-right{content:counter(page)}}body{font:10pt 'Noto Sans CJK SC';text-align:justify}td,th{border-bottom:.4pt solid #999;text-align:left;vertical-align:top}</style>",
    end: "</html>",
    heading: |level, text| format!("<h{level}>{text}</h{level}>\n"),
    paragraph: |text| format!("<p>{text}</p>\n"),
    table: |heads, rows| {
        let row = |cells: &[String], tag: &str| {
            let cells: String = cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>")).collect();
            format!("<tr>{cells}</tr>")
        };
        let body: String = rows.iter().map(|cells| row(cells, "td")).collect();
        format!("<table><thead>{}</thead><tbody>{body}</tbody></table>\n", row(heads, "th"))
    },
    quote: |text| text.replace('&', "&amp;").replace('<', "&lt;"),
};

fn source(doc: &Document, dialect: &Dialect) -> Vec<u8> {
    let quoted = |text: &Text| (dialect.quote)(&text.words());
    let plain = |text: &String| (dialect.quote)(text);
    let mut all = dialect.begin.to_owned();
    for block in &doc.blocks {
        let written = match block {
            Block::Heading { level, text } => (dialect.heading)(*level, &plain(text)),
            Block::Paragraph(text) => (dialect.paragraph)(&quoted(text)),
            Block::Points(points) => points.iter().map(|point| (dialect.paragraph)(&quoted(point))).collect(),
            Block::KeyValues(rows) => {
                let rows: Vec<_> = rows.iter().map(|(name, value)| vec![plain(name), quoted(value)]).collect();
                (dialect.table)(&[String::new(), String::new()], &rows)
            }
            Block::Table(table) => {
                let heads: Vec<_> = table.columns.iter().map(|column| plain(&column.title)).collect();
                let cell = |cell: &report::model::Cell| cell.0.iter().map(quoted).collect::<Vec<_>>().join(" ");
                let rows: Vec<Vec<_>> = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
                (dialect.table)(&heads, &rows)
            }
            Block::Timeline(moments) => {
                let body = |text: &[Text]| text.iter().map(quoted).collect::<Vec<_>>().join(" ");
                let rows: Vec<_> =
                    moments.iter().map(|m| vec![plain(&m.time), plain(&m.label), body(&m.body)]).collect();
                (dialect.table)(&[String::new(), String::new(), String::new()], &rows)
            }
            Block::Callout(callout) => {
                let body: Vec<String> = callout.body.iter().map(quoted).collect();
                (dialect.paragraph)(&format!("{} {}", plain(&callout.title), body.join(" ")))
            }
            _ => String::new(),
        };
        write!(all, "{written}").unwrap();
    }
    all.push_str(dialect.end);
    all.into_bytes()
}

//! What a person waits for: opening, the board, a case, the search.

use std::time::Duration;

use desk::wire::{BoardFilter, ColumnQuery, LogQuery};
use desk::{CaseId, Desk, Session};
use serde_json::json;

use crate::Outcome;
use crate::big::Big;
use crate::measure::{Runs, each, quantile, shown, timed};
use crate::table::Row;
use crate::words::{Dice, name};

/// A page that is ready within this is there at once.
const AT_ONCE: Duration = Duration::from_millis(50);
const CARDS: u32 = 200;

/// Opening, the board and cases.
pub fn rows(big: &Big) -> Outcome<Vec<Row>> {
    let (opened, (desk, session)) = timed(|| big.desk())?;
    let (derived, _) = timed(|| big.store())?;
    let opening = Row::new(
        "store opened and a user signed in",
        shown(opened),
        format!("{}, one of the two keys derived", shown(derived)),
        opened.as_secs_f64() / derived.as_secs_f64(),
    );
    let all = BoardFilter::default();
    let first = each([()], |()| Ok(desk.board(&session, &all).map(drop)?))?;
    let again = each(0..200, |_| Ok(desk.board(&session, &all).map(drop)?))?;
    let column = column(&desk, &session)?;
    let mut dice = Dice::new(7);
    let cases: Vec<_> =
        (0..500).map(|_| Big::case(dice.below(usize::try_from(big.cases).unwrap_or(1)) as u64)).collect();
    let opens = each(cases, |case| Ok(desk.case_view(&session, case).map(drop)?))?;
    let long = each([()], |()| Ok(desk.case_view(&session, big.long_case()).map(drop)?))?;
    let log = log_page(&desk, &session, big.long_case())?;
    Ok(vec![
        opening,
        p95(format!("board of {} cases with counts, the first time", big.cases), first),
        p95("board with counts, again", again),
        column,
        p95("a case opened for the first time", opens),
        Row { goal: String::new(), ..p95("a case with 50,000 log entries opened for the first time", long) },
        p95("a page of its log", log),
    ])
}

/// 200 more cards, beside as many from a column of few cases.
fn column(desk: &Desk, session: &Session) -> Outcome<Row> {
    let query = |after: Option<String>| -> Outcome<ColumnQuery> {
        Ok(serde_json::from_value(json!({ "filter": {}, "phase": "archived", "after": after, "limit": CARDS }))?)
    };
    let mut after = None;
    let pages = each(0..100, |_| {
        after = desk.board_column(session, &query(after.take())?)?.next;
        Ok(())
    })?;
    Ok(p95("200 more cards of a column", pages))
}

fn log_page(desk: &Desk, session: &Session, case: CaseId) -> Outcome<Runs> {
    let query: LogQuery = serde_json::from_value(json!({ "case": case, "lang": "zh" }))?;
    each(0..100, |_| Ok(desk.log_page(session, &query).map(drop)?))
}

/// Searches of one, two and more Chinese characters and of Latin words, common and rare ones mixed; and the board
/// narrowed by text.
pub fn search_rows(big: &Big) -> Outcome<Vec<Row>> {
    let store = big.store()?;
    let (desk, session) = big.desk()?;
    let mut dice = Dice::new(11);
    let names: Vec<String> = (0..60).map(|_| name(&mut dice)).collect();
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let kinds: [(&str, Vec<String>); 6] = [
        ("1 character", words(&["客", "的", "人", "阀", "冷", "王", "涛", "医", "回", "止"])),
        ("2 characters", [names.clone(), words(&["顾客", "封存", "冷柜", "木耳", "骑手", "化验"])].concat()),
        (
            "3 and more characters",
            words(&[
                "值班经理",
                "封存同批次食品",
                "市场监管所",
                "凉拌木耳",
                "三号冷柜",
                "顾客王芳",
                "在网上流传",
                "顾客李秀英",
                "热水壶",
                "不存在的词",
            ]),
        ),
        (
            "Latin words",
            words(&[
                "salmonella",
                "kettle road",
                "norovirus",
                "WeChat",
                "sal",
                "harb",
                "DD00012345",
                "138",
                "ke",
                "guest",
                "the",
                "stopped selling",
                "th",
                "manager kettle",
            ]),
        ),
        ("mixed", words(&["王芳 木耳", "salmonella 医生", "冷柜 封存", "骑手 refund"])),
        ("1 letter", words(&["s", "k", "d", "1"])),
    ];
    let mut rows = Vec::new();
    for (kind, queries) in &kinds {
        let mut find =
            |query: &String| -> Outcome { Ok(store.read(|tx| tx.search().find(query, true, 50)).map(drop)?) };
        queries.iter().try_for_each(&mut find)?;
        let times = each(queries.iter().cycle().take(200), &mut find)?;
        rows.push(p95(format!("search for {kind}"), times));
    }
    let narrowing: Vec<_> = kinds.iter().flat_map(|(_, queries)| queries.iter().take(6)).collect();
    let narrowed = each(narrowing, |query| {
        let filter = BoardFilter { text: Some(query.clone()), ..BoardFilter::default() };
        Ok(desk.board(&session, &filter).map(drop)?)
    })?;
    rows.push(p95("board narrowed by text, with counts", narrowed));
    Ok(rows)
}

/// The time that 95 of 100 do not exceed, beside what is felt as at once.
fn p95(what: impl Into<String>, Runs { mut times, processor }: Runs) -> Row {
    let median = quantile(&mut times, 0.5);
    let most = quantile(&mut times, 0.95);
    let row = within(what, most);
    Row {
        figure: format!("p95 {}, median {}; {} of the processor", shown(most), shown(median), shown(processor)),
        ..row
    }
}

fn within(what: impl Into<String>, took: Duration) -> Row {
    let ratio = took.as_secs_f64() / AT_ONCE.as_secs_f64();
    Row::new(what, shown(took), shown(AT_ONCE), ratio).goal("< 1")
}

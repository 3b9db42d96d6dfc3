//! The tables of cases: what is in each row.

use domain::case::Case;
use domain::clock::ClockStop;
use domain::policy::Action;
use domain::record::TableKey;
use domain::terms::FactValue;
use store::Stored;

use super::{Cell, Column, Source, Table};
use crate::error::DeskError;
use crate::query::Withheld;

const CASES: &[Column] = &[
    ("case", "案件编号", "Case"),
    ("title", "标题", "Title"),
    ("scenario", "情景", "Scenario"),
    ("site", "门店", "Site"),
    ("phase", "状态", "State"),
    ("grade", "等级", "Grade"),
    ("outcome", "结果", "Outcome"),
    ("owner", "负责人", "Owner"),
    ("channel", "渠道", "Channel"),
    ("reported_by", "报告人身份", "Reported by"),
    ("reporter_name", "报告人姓名", "Reporter’s name"),
    ("reporter_contact", "报告人联系方式", "Reporter’s contact"),
    ("occurred_at", "发生时间", "Happened"),
    ("reported_at", "接报时间", "Reported"),
    ("opened_at", "登记时间", "Entered"),
    ("changed_at", "最近变动", "Last change"),
];

const LOG: &[Column] = &[
    ("case", "案件编号", "Case"),
    ("entry", "日志序号", "Entry"),
    ("recorded_at", "记录时间", "Recorded"),
    ("occurred_at", "发生时间", "Happened"),
    ("by", "记录人", "By"),
    ("kind", "类别", "Kind"),
    ("headline", "内容", "What"),
    ("detail", "详情", "Detail"),
    ("source", "来源", "Source"),
    ("confirmed", "已确认", "Confirmed"),
];

const FACTS: &[Column] = &[
    ("case", "案件编号", "Case"),
    ("number", "事实编号", "Fact"),
    ("key", "定级事实", "Grading fact"),
    ("claim", "表述", "Claim"),
    ("value", "数值", "Value"),
    ("source", "来源", "Source"),
    ("state", "状态", "State"),
    ("judgement", "核实说明", "How judged"),
    ("occurred_at", "发生时间", "Happened"),
    ("changed_at", "最近变动", "Last change"),
    ("changed_by", "变动人", "Changed by"),
];

const TASKS: &[Column] = &[
    ("case", "案件编号", "Case"),
    ("title", "任务", "Task"),
    ("owner", "责任人", "Owner"),
    ("due_at", "截止时间", "Due"),
    ("state", "状态", "State"),
    ("note", "完成情况", "Note"),
    ("from_playbook", "预案任务", "Playbook task"),
    ("changed_at", "最近变动", "Last change"),
];

const CLOCKS: &[Column] = &[
    ("case", "案件编号", "Case"),
    ("duty", "时限编号", "Duty"),
    ("name", "事项", "What is due"),
    ("kind", "类型", "Kind"),
    ("started_at", "起算时间", "Started"),
    ("due_at", "截止时间", "Due"),
    ("met_at", "办结时间", "Done"),
    ("late", "逾期", "Late"),
    ("waived", "豁免原因", "Why waived"),
    ("receipt_channel", "回执渠道", "Receipt channel"),
    ("receipt_number", "回执编号", "Receipt number"),
    ("receipt_person", "接收人", "Taken by"),
    ("source", "依据", "Source"),
];

const STATEMENTS: &[Column] = &[
    ("case", "案件编号", "Case"),
    ("number", "声明编号", "Statement"),
    ("audience", "受众", "Audience"),
    ("stage", "类型", "Stage"),
    ("state", "状态", "State"),
    ("version", "版本", "Version"),
    ("title", "标题", "Title"),
    ("text_zh", "中文文本", "Chinese text"),
    ("text_en", "英文文本", "English text"),
    ("approvals", "有效批准", "Approvals"),
    ("releases", "发布次数", "Releases"),
    ("last_released_at", "最近发布", "Last released"),
    ("digest", "文本指纹", "Digest"),
];

/// A table without rows.
pub(super) fn empty(key: TableKey) -> Table {
    let columns = match key {
        TableKey::Cases => CASES,
        TableKey::Log => LOG,
        TableKey::Facts => FACTS,
        TableKey::Tasks => TASKS,
        TableKey::Clocks => CLOCKS,
        TableKey::Statements => STATEMENTS,
        TableKey::Journal => super::journal::COLUMNS,
    };
    Table { key, columns, rows: Vec::new() }
}

impl Source<'_> {
    /// Adds the rows of one case.
    pub(super) fn add(&self, table: &mut Table, case: &Case) -> Result<(), DeskError> {
        let withheld = self.withheld(case);
        let rows = match table.key {
            TableKey::Cases => vec![self.case(case, &withheld)],
            TableKey::Log => self.log(case)?,
            TableKey::Facts => self.facts(case, &withheld),
            TableKey::Tasks => self.tasks(case, &withheld),
            TableKey::Clocks => self.clocks(case, &withheld),
            TableKey::Statements => self.statements(case),
            TableKey::Journal => Vec::new(),
        };
        table.rows.extend(rows);
        Ok(())
    }

    fn case(&self, case: &Case, withheld: &Withheld) -> Vec<Cell> {
        let personal =
            |text: &Option<String>| Cell::from(text.as_ref().filter(|_| self.actor.may(Action::SeePersonal)));
        let site = case.site.and_then(|site| self.organisation.sites.get(&site));
        vec![
            (&case.number).into(),
            case.title.as_ref().map(|title| withheld.apply(title)).into(),
            Cell::Term("scenario", case.scenario.key()),
            site.map_or(Cell::Empty, |site| self.both(&site.name)),
            Cell::Term("phase", case.phase.key()),
            Cell::Term("grade", case.grade.in_force().key()),
            case.outcome.map_or(Cell::Empty, |outcome| Cell::Term("outcome", outcome.key())),
            case.owner.map_or(Cell::Empty, |owner| self.user(owner)),
            Cell::Term("channel", case.channel.key()),
            withheld.apply(&case.reported_by).into(),
            personal(&case.reporter_name),
            personal(&case.reporter_contact),
            case.occurred_at.into(),
            case.reported_at.into(),
            case.opened_at.into(),
            case.changed_at.into(),
        ]
    }

    fn log(&self, case: &Case) -> Result<Vec<Vec<Cell>>, DeskError> {
        let teller = self.desk.teller(case, self.organisation, self.actor, self.lang);
        let mut entries = Vec::new();
        self.tx.journal().stream_since(case.id.into(), 0, None, |entry| {
            entries.push(entry);
            Ok(())
        })?;
        let row = |entry: &Stored| {
            let item = teller.item(entry)?;
            Ok(vec![
                (&case.number).into(),
                entry.header.seq.into(),
                item.at.into(),
                item.occurred_at.into(),
                self.user(item.by),
                (&item.kind).into(),
                item.headline.into(),
                item.detail.into(),
                item.source.into(),
                item.confirmed.into(),
            ])
        };
        entries.iter().map(row).collect()
    }

    fn facts(&self, case: &Case, withheld: &Withheld) -> Vec<Vec<Cell>> {
        let mut facts: Vec<_> = case.facts.values().collect();
        facts.sort_by_key(|fact| fact.number);
        let row = |fact: &&domain::fact::Fact| {
            vec![
                (&case.number).into(),
                fact.number.into(),
                fact.key.as_ref().into(),
                withheld.apply(&fact.claim).into(),
                fact.value.as_ref().map(value).into(),
                withheld.apply(&fact.source).into(),
                Cell::Term("fact_state", fact.state.key()),
                fact.judgement.as_ref().map(|text| withheld.apply(text)).into(),
                fact.occurred_at.into(),
                fact.changed_at.into(),
                self.user(fact.changed_by),
            ]
        };
        facts.iter().map(row).collect()
    }

    fn tasks(&self, case: &Case, withheld: &Withheld) -> Vec<Vec<Cell>> {
        let mut tasks: Vec<_> = case.tasks.values().collect();
        tasks.sort_by_key(|task| (task.due_at.is_none(), task.due_at, task.id));
        let row = |task: &&domain::task::Task| {
            vec![
                (&case.number).into(),
                withheld.apply(task.title.get(self.lang)).into(),
                task.owner.map_or(Cell::Empty, |owner| self.user(owner)),
                task.due_at.into(),
                Cell::Term("task_state", task.state.key()),
                task.note.as_ref().map(|text| withheld.apply(text)).into(),
                task.from_playbook.as_ref().into(),
                task.changed_at.into(),
            ]
        };
        tasks.iter().map(row).collect()
    }

    fn clocks(&self, case: &Case, withheld: &Withheld) -> Vec<Vec<Cell>> {
        let mut clocks: Vec<_> = case.clocks.values().collect();
        clocks.sort_by_key(|clock| (clock.due.due_at, clock.id));
        let row = |clock: &&domain::clock::Clock| {
            let (met, waived) = match &clock.stop {
                Some(ClockStop::Met { at, receipt, .. }) => (Some((*at, receipt)), None),
                Some(ClockStop::Waived { reason, .. }) => (None, Some(withheld.apply(reason))),
                None => (None, None),
            };
            let late = met.zip(clock.due.due_at).map(|((at, _), due)| at > due);
            vec![
                (&case.number).into(),
                (&clock.due.id).into(),
                self.both(&clock.due.name),
                Cell::Term("duty_kind", clock.due.kind.key()),
                clock.due.started_at.into(),
                clock.due.due_at.into(),
                met.map(|(at, _)| at).into(),
                late.into(),
                waived.into(),
                met.map(|(_, receipt)| withheld.apply(&receipt.channel)).into(),
                met.and_then(|(_, receipt)| receipt.number.as_ref()).map(|text| withheld.apply(text)).into(),
                met.and_then(|(_, receipt)| receipt.person.as_ref()).map(|text| withheld.apply(text)).into(),
                self.both(&clock.due.source),
            ]
        };
        clocks.iter().map(row).collect()
    }

    /// Texts are written to go out, so nothing in them is covered; those not released need the right to see drafts.
    fn statements(&self, case: &Case) -> Vec<Vec<Cell>> {
        let drafts = self.actor.may(Action::SeeDrafts);
        let mut statements: Vec<_> = case.statements.values().filter(|s| drafts || !s.releases.is_empty()).collect();
        statements.sort_by_key(|statement| statement.number);
        let row = |statement: &&domain::statement::Statement| {
            let text = |lang| statement.current().and_then(|version| version.texts.get(&lang));
            vec![
                (&case.number).into(),
                statement.number.into(),
                Cell::Term("audience", statement.audience.key()),
                Cell::Term("stage", statement.stage.key()),
                Cell::Term("statement_state", statement.state.key()),
                statement.current().map(|version| version.number).into(),
                statement.current().map(|version| &version.title).into(),
                text(domain::terms::Lang::Zh).into(),
                text(domain::terms::Lang::En).into(),
                statement.valid_approvals().count().into(),
                statement.releases.len().into(),
                statement.releases.iter().map(|release| release.released_at).max().into(),
                statement.current().map(|version| &version.digest).into(),
            ]
        };
        statements.iter().map(row).collect()
    }
}

fn value(value: &FactValue) -> Cell {
    match value {
        FactValue::Flag(flag) => Cell::Flag(*flag),
        FactValue::Number(number) => Cell::Number(*number),
        FactValue::Choice(key) => Cell::Text(key.clone()),
    }
}

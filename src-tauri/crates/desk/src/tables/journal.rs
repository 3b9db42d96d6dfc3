//! The table of the journal: every entry with its place and its proof.

use std::collections::BTreeMap;

use domain::ids::CaseId;

use super::{Column, Source, Table};
use crate::error::DeskError;
use crate::execute::hex;

pub(super) const COLUMNS: &[Column] = &[
    ("entry", "序号", "Entry"),
    ("id", "标识", "Id"),
    ("case", "案件编号", "Case"),
    ("recorded_at", "记录时间", "Recorded"),
    ("by", "操作人", "By"),
    ("kind", "类别", "Kind"),
    ("headline", "内容", "What"),
    ("erased", "内容已删除", "Erased"),
    ("device", "设备", "Device"),
    ("device_entry", "设备序号", "Device entry"),
    ("hash", "指纹", "Hash"),
];

impl Source<'_> {
    /// Adds every entry, or those of one case.
    pub(super) fn add_journal(&self, table: &mut Table, case: Option<CaseId>) -> Result<(), DeskError> {
        let mut numbers = BTreeMap::new();
        let mut failed = None;
        self.tx.journal().all_since(0, |entry| {
            if case.is_some() && entry.header.stream.case() != case {
                return Ok(());
            }
            match self.desk.journal_item(self.tx, &entry, self.actor, self.lang, &mut numbers) {
                Ok(item) => table.rows.push(vec![
                    entry.header.seq.into(),
                    item.id.to_string().into(),
                    item.number.into(),
                    item.at.into(),
                    self.user(item.actor),
                    item.kind.into(),
                    item.headline.into(),
                    item.erased.into(),
                    item.device.into(),
                    entry.header.device_seq.into(),
                    hex(&entry.header.hash).into(),
                ]),
                Err(error) => failed = Some(error),
            }
            Ok(())
        })?;
        failed.map_or(Ok(()), Err)
    }
}

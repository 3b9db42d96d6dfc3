//! Which cases a question is about, as conditions on `card`.

use domain::ids::{SiteId, UserId};
use domain::terms::{Grade, Scenario, Timestamp};
use rusqlite::Connection;
use rusqlite::types::Value;
use uuid::Uuid;

use super::card::rank;
use super::matching;
use crate::error::StoreError;

/// Which cases a board shows. Absent means any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoardFilter {
    /// At this site.
    pub site: Option<SiteId>,
    /// Of this scenario.
    pub scenario: Option<Scenario>,
    /// Of this grade.
    pub grade: Option<Grade>,
    /// Led by this user.
    pub owner: Option<UserId>,
    /// At one of these sites.
    pub sites: Option<Vec<SiteId>>,
    /// At no site: a matter of headquarters.
    pub nowhere: bool,
    /// Led by nobody.
    pub unowned: bool,
    /// Cases overdue at this moment come before all others of their column.
    pub overdue_at: Option<Timestamp>,
    /// With this text in number, title, account, log, facts, tasks or statements.
    pub text: Option<String>,
    /// Whether the text may also match the reporter's name and contact. Only for those who may see them.
    pub personal: bool,
}

/// Conditions of a query, with the values for their placeholders.
#[derive(Default)]
pub(super) struct Conditions {
    pub(super) sql: Vec<String>,
    pub(super) values: Vec<Value>,
}

impl Conditions {
    pub(super) fn add(&mut self, sql: &str, value: Value) {
        self.sql.push(sql.into());
        self.values.push(value);
    }

    /// Everything asked for, or that nothing is.
    pub(super) fn narrowed(&self) -> String {
        if self.sql.is_empty() { "1".to_owned() } else { self.sql.join(" AND ") }
    }

    pub(super) fn filter(&mut self, conn: &Connection, filter: &BoardFilter) -> Result<(), StoreError> {
        if let Some(site) = filter.site {
            self.add("site = ?", blob(site.0));
        }
        if let Some(sites) = &filter.sites {
            self.sql.push(format!("site IN ({})", vec!["?"; sites.len()].join(", ")));
            self.values.extend(sites.iter().map(|site| blob(site.0)));
        }
        if filter.nowhere {
            self.sql.push("site IS NULL".into());
        }
        if filter.unowned {
            self.sql.push("owner IS NULL".into());
        }
        if let Some(owner) = filter.owner {
            self.add("owner = ?", blob(owner.0));
        }
        if let Some(scenario) = filter.scenario {
            self.add("scenario = ?", Value::Text(scenario.key().into()));
        }
        if let Some(grade) = filter.grade {
            self.add("rank = ?", rank(grade).into());
        }
        if let Some(query) = filter.text.as_deref().and_then(super::text::query) {
            self.sql.push(matching::gather(conn, &query, filter.personal)?.into());
        }
        Ok(())
    }
}

pub(super) fn blob(id: Uuid) -> Value {
    Value::Blob(id.as_bytes().to_vec())
}

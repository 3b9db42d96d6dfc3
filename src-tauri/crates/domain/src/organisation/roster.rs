//! The duty roster: who answers for a position, where and when.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Organisation;
use crate::ids::{SiteId, UserId};
use crate::terms::Timestamp;

/// The positions that every playbook knows, from its base. A company's own playbook may have more.
pub const POSITIONS: &[&str] = &[
    "crisis_lead",
    "operations_lead",
    "duty_officer",
    "regional_manager",
    "first_responsible",
    "site_manager",
    "care_agent",
    "pr_writer",
    "monitoring_lead",
    "spokesperson",
    "legal_reviewer",
    "food_safety_lead",
    "safety_lead",
    "it_lead",
    "data_protection_lead",
    "hr_lead",
];

/// Who answers for a position during a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// The position, as the roles of playbooks are called.
    pub position: String,
    /// At these sites; at all when there are none.
    #[serde(default)]
    pub sites: BTreeSet<SiteId>,
    /// Who.
    pub user: UserId,
    /// Who stands in.
    #[serde(default)]
    pub backup: Option<UserId>,
    /// From then on.
    pub from: Timestamp,
    /// Until just before then.
    pub until: Timestamp,
}

/// A shift that changed hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandOver {
    /// When.
    pub at: Timestamp,
    /// Who answered until then.
    pub from: UserId,
    /// Who answers since.
    pub to: UserId,
    /// What the next person needs to know.
    pub note: String,
}

/// A shift with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RosterEntry {
    /// As planned.
    pub shift: Shift,
    /// Every change of hands, oldest first.
    pub hand_overs: Vec<HandOver>,
}

impl RosterEntry {
    /// Whether the shift covers this moment.
    pub fn covers(&self, at: Timestamp) -> bool {
        self.shift.from <= at && at < self.shift.until
    }

    /// Who answers for the shift at `at`.
    pub fn holder(&self, at: Timestamp) -> UserId {
        let last = self.hand_overs.iter().rev().find(|change| change.at <= at);
        last.map_or(self.shift.user, |change| change.to)
    }
}

impl Organisation {
    /// Who answers for `position` at `site` at that moment. The roster goes first, then whoever holds the post; what is
    /// for the site itself goes before what is for all. Where several hold a post alike nobody is picked at random.
    pub fn on_duty(&self, position: &str, site: Option<SiteId>, at: Timestamp) -> Option<UserId> {
        let rostered = self.rostered(position, site, at).into_iter().find(|user| self.is_active_user(*user));
        rostered.or_else(|| match self.posted(position, site)[..] {
            [only] => Some(only),
            _ => None,
        })
    }

    /// Everyone to try for `position` at `site`, one after the other: whoever is on duty and their backups, then the
    /// holders of the post and theirs. Nobody stands in it twice.
    pub fn duty_chain(&self, position: &str, site: Option<SiteId>, at: Timestamp) -> Vec<UserId> {
        let mut tried = BTreeSet::new();
        let posted = self.posted(position, site);
        let backups = posted.iter().filter_map(|user| self.backup_of(*user));
        let mut chain = self.rostered(position, site, at);
        chain.extend(posted.iter().copied().chain(backups));
        chain.retain(|user| self.is_active_user(*user) && tried.insert(*user));
        chain
    }

    /// Holders and backups of the shifts that cover the moment. A shift that began later was planned for a reason.
    fn rostered(&self, position: &str, site: Option<SiteId>, at: Timestamp) -> Vec<UserId> {
        let here = |sites: &BTreeSet<SiteId>| sites.is_empty() || site.is_some_and(|site| sites.contains(&site));
        let mut entries: Vec<_> = self
            .roster
            .values()
            .filter(|entry| entry.shift.position == position && entry.covers(at) && here(&entry.shift.sites))
            .collect();
        entries.sort_by_key(|entry| (entry.shift.sites.is_empty(), std::cmp::Reverse(entry.shift.from)));
        let people = |entry: &&RosterEntry| {
            let holder = entry.holder(at);
            [Some(holder), entry.shift.backup, self.backup_of(holder)]
        };
        entries.iter().flat_map(people).flatten().collect()
    }

    /// Active users who hold the post at the site, or else for all sites.
    fn posted(&self, position: &str, site: Option<SiteId>) -> Vec<UserId> {
        let holders = |wanted: &dyn Fn(&BTreeSet<SiteId>) -> bool| -> Vec<UserId> {
            let holds = |post: &super::Post| post.positions.contains(position) && wanted(&post.sites);
            let found =
                self.profiles.iter().filter(|(user, profile)| self.is_active_user(**user) && holds(&profile.post));
            found.map(|(user, _)| *user).collect()
        };
        let near = holders(&|sites| site.is_some_and(|site| sites.contains(&site)));
        if near.is_empty() { holders(&BTreeSet::is_empty) } else { near }
    }

    fn backup_of(&self, user: UserId) -> Option<UserId> {
        self.profiles.get(&user).and_then(|profile| profile.post.backup)
    }
}

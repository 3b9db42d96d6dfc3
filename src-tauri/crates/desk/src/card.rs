//! The response-group card of a site: whom to call and where things are, on a sheet to hang up.

use std::path::Path;

use domain::ids::SiteId;
use domain::organisation::{Body, Organisation, Site, Utility};
use domain::refusal::Refusal;
use domain::terms::{Bilingual, Lang, Timestamp};
use report::model::{Block, Callout, Cell, Column, Document, Table, Text, Tone};
use report::{Options, render, write_atomically};

use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{CardRequest, Written};

/// Who stands on the card, in the order to call them.
const GROUP: [&str; 7] = [
    "first_responsible",
    "regional_manager",
    "duty_officer",
    "food_safety_lead",
    "safety_lead",
    "care_agent",
    "crisis_lead",
];

impl Desk {
    /// Writes the card of a site as PDF. The file is there whole or not at all.
    ///
    /// # Errors
    /// No such site, or the file can't be written.
    pub fn export_card(&self, session: &Session, request: &CardRequest) -> Result<Written, DeskError> {
        self.actor(session)?;
        let (organisation, at) = (self.store()?.read(|tx| tx.organisation())?, self.host.now());
        let missing = || Refusal::no_such("site", request.site);
        let site = organisation.sites.get(&request.site).ok_or_else(missing)?;
        let card = Card { desk: self, organisation: &organisation, id: request.site, site, lang: request.lang, at };
        let rendered = render(&card.document(), &Options { exported_at: at, evidence: None })?;
        write_atomically(Path::new(&request.path), &rendered.bytes)?;
        Ok(Written { path: request.path.clone(), pages: u32::try_from(rendered.pages).unwrap_or(u32::MAX), at })
    }
}

struct Card<'a> {
    desk: &'a Desk,
    organisation: &'a Organisation,
    id: SiteId,
    site: &'a Site,
    lang: Lang,
    at: Timestamp,
}

impl Card<'_> {
    fn say(&self, zh: &'static str, en: &'static str) -> String {
        if self.lang == Lang::Zh { zh } else { en }.to_owned()
    }

    fn text<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.get(self.lang)
    }

    fn heading(&self, zh: &'static str, en: &'static str) -> Block {
        Block::Heading { level: 2, text: self.say(zh, en) }
    }

    fn document(&self) -> Document {
        let kind = self.say("应急联络卡", "Response-group card");
        let name = self.text(&self.site.name);
        let day = self.at.with_timezone(&self.site.zone).format("%Y-%m-%d").to_string();
        let mut blocks = vec![
            Block::Heading { level: 1, text: format!("{kind} · {name}") },
            Block::Callout(Callout {
                tone: Tone::Accent,
                title: self.say("先救人，后汇报；不说明原因，不承诺赔偿", "Help people first, then report. Give no cause, promise no money"),
                body: vec![Text::from(self.say(
                    "记者或部门来电：记下姓名、单位、电话和问题，由指定人员回复。",
                    "A reporter or an authority calls: take name, body, number and question; the designated person calls back.",
                ))],
            }),
            Block::KeyValues(self.about()),
            self.heading("应急小组", "Response group"),
            Block::Table(self.group()),
            self.heading("总闸与疏散", "Shut-offs and ways out"),
            Block::KeyValues(self.safety()),
            self.heading("外部电话", "Outside numbers"),
            Block::Table(self.bodies()),
            self.heading("立即上报", "Report at once"),
        ];
        let always = self.desk.always_report(self.organisation);
        blocks.push(Block::Points(always.iter().map(|item| Text::from(self.text(&item.text))).collect()));
        blocks.push(Block::Paragraph(Text::default().muted(format!("{} {day}", self.say("印制日期", "Printed")))));
        Document {
            lang: self.lang,
            title: format!("{kind} {name}"),
            subject: kind.clone(),
            author: self.text(&self.organisation.company).to_owned(),
            running_head: format!("{} · {name}", self.text(&self.organisation.company)),
            short_code: format!("{} {day}", self.site.code).trim().to_owned(),
            classification: None,
            watermark: None,
            blocks,
        }
    }

    /// What is known, or a mark to fill in by hand.
    fn known(&self, text: &str) -> Text {
        match text.trim() {
            "" => Text::default().muted(self.say("（待填）", "(to fill in)")),
            text => Text::from(text),
        }
    }

    fn about(&self) -> Vec<(String, Text)> {
        vec![
            (self.say("地址", "Address"), self.known(self.text(&self.site.address))),
            (self.say("门店电话", "Site phone"), self.known(&self.site.phone)),
            (self.say("门店负责人", "Person in charge"), self.known(self.text(&self.site.manager))),
        ]
    }

    fn group(&self) -> Table {
        let columns = vec![
            Column::new(self.say("职责", "Position"), 2.0),
            Column::new(self.say("姓名", "Name"), 1.6),
            Column::new(self.say("电话", "Phone"), 1.6),
            Column::new(self.say("候补", "Backup"), 2.6),
        ];
        let row = |position: &str| {
            let mut chain = self.organisation.duty_chain(position, Some(self.id), self.at).into_iter();
            let name = |user| self.organisation.users.get(&user).map(|user| self.text(&user.name).to_owned());
            let phone = |user| self.organisation.profiles.get(&user).map(|profile| profile.reach.phone.clone());
            let first = chain.next();
            let backup = chain.next().map(|user| {
                format!("{} {}", name(user).unwrap_or_default(), phone(user).unwrap_or_default()).trim().to_owned()
            });
            let label = self.desk.content.wording.label("position", position, self.lang).to_owned();
            let cells = [
                Text::default().bold(label),
                self.known(&first.and_then(name).unwrap_or_default()),
                self.known(&first.and_then(phone).unwrap_or_default()),
                backup.map_or_else(|| Text::from("–"), Text::from),
            ];
            cells.into_iter().map(Cell::from).collect()
        };
        Table { columns, rows: GROUP.iter().map(|position| row(position)).collect() }
    }

    fn safety(&self) -> Vec<(String, Text)> {
        let safety = &self.site.safety;
        let mut rows: Vec<(String, Text)> = Utility::ALL
            .iter()
            .map(|utility| {
                let of = safety.shut_offs.iter().filter(|shut_off| shut_off.utility == *utility);
                let places: Vec<_> = of.map(|shut_off| self.text(&shut_off.place)).collect();
                let label = self.desk.content.wording.label("utility", utility.key(), self.lang);
                (format!("{label}{}", self.say("总闸", " shut-off")), self.known(&places.join("\n")))
            })
            .collect();
        let routes: Vec<_> = safety.routes.iter().map(|route| self.text(route)).collect();
        rows.push((self.say("疏散路线", "Ways out"), self.known(&routes.join("\n"))));
        rows.push((self.say("集合点", "Assembly point"), self.known(self.text(&safety.assembly_point))));
        rows
    }

    fn bodies(&self) -> Table {
        let columns = vec![Column::new(self.say("单位", "Body"), 3.0), Column::new(self.say("电话", "Phone"), 2.0)];
        let fixed = [
            (self.say("公安", "Police"), "110"),
            (self.say("消防", "Fire service"), "119"),
            (self.say("急救", "Ambulance"), "120"),
        ];
        let cells = |name: &str, phone: &str| vec![Cell::from(self.known(name)), Cell::from(self.known(phone))];
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        if self.site.zone == chrono_tz::Asia::Shanghai {
            rows.extend(fixed.iter().map(|(name, phone)| cells(name, phone)));
        }
        let body = |body: &Body| cells(self.text(&body.name), &body.phone);
        rows.push(body(&self.site.safety.hospital));
        rows.extend(self.site.safety.authorities.iter().map(body));
        let here = self.organisation.contacts.values().filter(|contact| contact.site == Some(self.id));
        rows.extend(here.map(|contact| cells(self.text(&contact.name), &contact.phone)));
        Table { columns, rows }
    }
}

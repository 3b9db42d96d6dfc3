//! Sheets to print and to hand out: which keys sign here, and that the content of a case was destroyed.

use std::path::Path;

use domain::event::Event;
use domain::ids::CaseId;
use domain::narrative::Locale;
use domain::organisation::{Organisation, OrganisationEvent};
use domain::policy::Action;
use domain::record::ExportKind;
use domain::refusal::Refusal;
use domain::terms::{Lang, Timestamp};
use report::model::{Block, Cell, Column, Document, Table, Text};
use report::{Options, render, write_atomically};
use sha2::{Digest, Sha256};
use store::{Device, Header, JournalFilter, ReadTx};

use crate::Desk;
use crate::error::DeskError;
use crate::execute::hex;
use crate::session::Session;
use crate::wire::{CertificateRequest, FileWritten};

/// The most erasures that one certificate lists.
const LISTED: usize = 100_000;

/// The words of a sheet in its language.
#[derive(Clone, Copy)]
struct Words(Lang);

impl Words {
    const fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

impl Desk {
    /// Writes the key certificate sheet, or with a case its certificate of destruction, as a signed PDF.
    ///
    /// # Errors
    /// Not permitted, a case that was not destroyed, or the file can't be written.
    pub fn export_certificate(
        &self,
        session: &Session,
        request: &CertificateRequest,
    ) -> Result<FileWritten, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::VerifyJournal)?;
        let now = self.host.now();
        let document = self.store()?.read(|tx| {
            let organisation = tx.organisation()?;
            match request.case {
                Some(case) => Self::destruction(tx, &organisation, case, request.lang),
                None => Ok(keys(&organisation, &tx.journal().devices()?, Self::locale(request.lang))),
            }
        })?;
        let bytes = render(&document, &Options { exported_at: now, evidence: None })?.bytes;
        let path = Path::new(&request.path);
        write_atomically(path, &bytes)?;
        let what = if request.case.is_some() { ExportKind::DestructionCertificate } else { ExportKind::Certificate };
        self.note_export(&actor, what, request.case, &bytes, false)?;
        let seal = self.sign_file(path, &bytes)?;
        let (digest, checkpoint) = (hex(&Sha256::digest(&bytes)), seal.checkpoint.to_string());
        Ok(FileWritten { path: request.path.clone(), digest, checkpoint })
    }

    const fn locale(lang: Lang) -> Locale {
        // A sheet outlives its year, so that every time names its own.
        Locale { lang, zone: chrono_tz::Asia::Shanghai, year: 0 }
    }

    fn destruction(
        tx: &ReadTx<'_>,
        organisation: &Organisation,
        case: CaseId,
        lang: Lang,
    ) -> Result<Document, DeskError> {
        let no_such = || Refusal::no_such("destruction", case);
        let destroyed = *organisation.record.destroyed.get(&case).ok_or_else(no_such)?;
        let number = tx.cards().get(case)?.map(|card| card.number).unwrap_or_default();
        let kind = Some("organisation.content_erased".to_owned());
        let filter = JournalFilter { kind, mentions: Some(case.0), ..JournalFilter::default() };
        let mut erased = Vec::new();
        for entry in tx.journal().page(&filter, LISTED)?.into_iter().rev() {
            if let Some(Event::Organisation(event @ OrganisationEvent::ContentErased { .. })) = entry.event()?
                && let OrganisationEvent::ContentErased { entry: target, .. } = &event
                && let Some(target) = tx.journal().entry(*target)?
            {
                erased.push((target.header, event));
            }
        }
        Ok(certificate(organisation, &number, destroyed, &erased, Self::locale(lang)))
    }
}

/// A page with the company's name and these blocks.
fn sheet(organisation: &Organisation, lang: Lang, title: &str, subject: &str, blocks: Vec<Block>) -> Document {
    Document {
        lang,
        title: title.to_owned(),
        subject: subject.to_owned(),
        author: organisation.company.get(lang).to_owned(),
        running_head: format!("{} · {title}", organisation.company.get(lang)),
        short_code: hex(&Sha256::digest(format!("{title}{subject}")))[..8].to_uppercase(),
        classification: None,
        watermark: None,
        blocks: [Block::Heading { level: 1, text: title.to_owned() }].into_iter().chain(blocks).collect(),
    }
}

fn keys(organisation: &Organisation, devices: &[Device], locale: Locale) -> Document {
    let words = Words(locale.lang);
    let title = words.pick("签名密钥证书单", "Signing keys");
    let lead = words.pick(
        "下列设备为本公司的日志、报告和案卷包签名。核验时，请把文件显示的密钥指纹与本单逐组比对；两者一致，签名才出自本公司。",
        "The devices below sign the journal, the reports and the case bundles of this company. When you verify a file, compare the fingerprint it shows with this sheet group by group: only then is the signature ours.",
    );
    let mut blocks = vec![Block::Paragraph(lead.into())];
    for device in devices {
        let name = if device.name.is_empty() { words.pick("未命名设备", "Unnamed device") } else { &device.name };
        let since = Timestamp::from_timestamp_millis(device.added_at).unwrap_or_default();
        blocks.push(Block::Heading { level: 2, text: name.to_owned() });
        blocks.push(Block::KeyValues(vec![
            (words.pick("设备编号", "Device").into(), Text::default().code(device.id.to_string())),
            (words.pick("启用时间", "In use since").into(), locale.time(since).into()),
            (words.pick("算法", "Algorithm").into(), "Ed25519".into()),
            (words.pick("公钥", "Public key").into(), Text::default().code(hex(&device.public_key))),
            (words.pick("指纹", "Fingerprint").into(), Text::default().code(grouped(&device.fingerprint()))),
        ]));
    }
    let how = words.pick(
        "核验方法：crisisctl verify 文件名。指纹是公钥的 SHA-256。",
        "To verify: crisisctl verify FILE. The fingerprint is the SHA-256 of the public key.",
    );
    blocks.push(Block::Paragraph(how.into()));
    sheet(organisation, locale.lang, title, title, blocks)
}

fn certificate(
    organisation: &Organisation,
    number: &str,
    destroyed: Timestamp,
    erased: &[(Header, OrganisationEvent)],
    locale: Locale,
) -> Document {
    let words = Words(locale.lang);
    let title = words.pick("销毁证明", "Certificate of destruction");
    let lead = words.pick(
        "下列记录的内容已从数据文件中删除，无法恢复。记录的抬头、签名和内容摘要保留，日志仍可核验。",
        "The content of the entries below was removed from the data file and can’t be brought back. Their headers, signatures and digests stay, and the journal still verifies.",
    );
    let mut facts = vec![
        (words.pick("案件", "Case").to_owned(), Text::from(number)),
        (words.pick("销毁时间", "Destroyed").to_owned(), locale.time(destroyed).into()),
        (words.pick("内容项数", "Contents").to_owned(), erased.len().to_string().into()),
    ];
    if let Some((_, OrganisationEvent::ContentErased { reason, authority, people, .. })) = erased.first() {
        let name = |user| organisation.users.get(user).map_or("—", |user| user.name.get(locale.lang)).to_owned();
        facts.push((words.pick("原因", "Reason").into(), reason.as_str().into()));
        facts.push((words.pick("依据", "Legal basis").into(), authority.as_str().into()));
        facts.push((words.pick("申请人", "Asked for by").into(), name(&people[0]).into()));
        facts.push((words.pick("同意人", "Agreed by").into(), name(&people[1]).into()));
    }
    let row = |(header, _): &(Header, OrganisationEvent)| {
        vec![
            Cell::from(header.device_seq.to_string()),
            locale.time(header.at.wall()).into(),
            header.kind.as_str().into(),
            Text::default().code(hex(&header.body_digest)).into(),
        ]
    };
    let columns = vec![
        Column { align_end: true, ..Column::new(words.pick("序号", "Entry"), 1.0) },
        Column::new(words.pick("记录时间", "Recorded"), 2.0),
        Column::new(words.pick("类别", "Kind"), 2.4),
        Column::new(words.pick("内容摘要", "Digest"), 4.6),
    ];
    let blocks = vec![
        Block::Paragraph(lead.into()),
        Block::KeyValues(facts),
        Block::Heading { level: 2, text: words.pick("已删除的内容", "What was removed").into() },
        Block::Table(Table { columns, rows: erased.iter().map(row).collect() }),
    ];
    sheet(organisation, locale.lang, title, number, blocks)
}

/// In groups of four, as one compares by eye.
fn grouped(text: &str) -> String {
    let groups: Vec<&str> =
        (0..text.len()).step_by(4).filter_map(|at| text.get(at..(at + 4).min(text.len()))).collect();
    groups.join(" ")
}

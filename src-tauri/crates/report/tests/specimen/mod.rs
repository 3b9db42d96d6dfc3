//! A report with every kind of block, as long as asked.

use domain::terms::{Grade, Lang};
use report::model::*;

/// A document with `sections` sections of mixed content.
pub fn document(lang: Lang, sections: usize) -> Document {
    let zh = lang == Lang::Zh;
    let t = |a: &str, b: &str| if zh { a.to_owned() } else { b.to_owned() };
    let mut blocks = vec![
        Block::Cover(Cover {
            kind: t("事件报告", "Incident report"),
            title: t("三名顾客用餐后呕吐", "Three guests ill after lunch"),
            subtitle: t("禾记小馆 · 滨江店 · 食物中毒", "Heji Kitchen · Riverside · Food poisoning"),
            grade: Some((Grade::Serious, t("严重", "Serious"))),
            facts: vec![
                (t("案件编号", "Case number"), "CD-2026-0412".into()),
                (t("状态", "State"), t("处置中", "Responding").into()),
                (t("导出时间", "Exported"), "2026-11-22 14:05 (UTC+08:00)".into()),
            ],
            letterhead: vec![],
            note: t(
                "本报告由日志自动生成；末页载有日志头与核验方法。",
                "This report is generated from the journal. The last page carries the journal head and how to verify it.",
            ),
        }),
        Block::Contents(t("目录", "Contents")),
        Block::PageBreak,
    ];
    for n in 0..sections {
        blocks.extend(section(zh, n));
    }
    blocks.push(Block::PageBreak);
    blocks.push(Block::Heading { level: 1, text: t("日志头与核验", "Journal head and verification") });
    blocks.push(Block::JournalHead(JournalHead {
        rows: vec![
            (t("设备", "Device"), "HQ-LAPTOP-03".into()),
            (t("序号", "Sequence"), "1284".into()),
            (t("哈希", "Hash"), "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into()),
        ],
        steps: vec![
            Text::default()
                .plain(t("运行 ", "Run "))
                .code("crisisctl verify")
                .plain(t("，核对上述哈希。", " and compare the hash above.")),
        ],
    }));
    Document {
        lang,
        title: t("事件报告：三名顾客用餐后呕吐", "Incident report: Three guests ill after lunch"),
        subject: "CD-2026-0412".into(),
        author: t("禾记餐饮集团", "Heji Dining Group"),
        running_head: t("CD-2026-0412 · 三名顾客用餐后呕吐", "CD-2026-0412 · Three guests ill after lunch"),
        short_code: "CD-2026-0412 · 7F3A-91C2".into(),
        classification: Some(t("内部 · 机密", "Internal · Confidential")),
        watermark: None,
        blocks,
    }
}

fn section(zh: bool, n: usize) -> Vec<Block> {
    let t = |a: &str, b: &str| if zh { a.to_owned() } else { b.to_owned() };
    let long = t(
        "11月22日12:40左右，滨江店有3名顾客在同一用餐区食用“酸汤鱼片”后出现恶心、呕吐（均为成人，无孕妇、儿童）。当班经理于12:52接报，随即停售同批次菜品、封存留样，并陪同顾客前往市第三医院就诊；截至14:05，两人症状缓解，一人留院观察。企业愿意承担检查与治疗费用，后续进展将于15:00前通报。",
        "At about 12:40 on 22 November three guests in the same dining area fell ill after the sour-soup fish. The duty manager was told at 12:52, stopped the sale of the batch, sealed the retained samples and went with the guests to hospital. By 14:05 two had recovered; one is under observation. The company pays for examination and treatment, and the next update follows before 15:00.",
    );
    vec![
        Block::Heading { level: 1, text: format!("{} {}", n + 1, t("摘要", "Summary")) },
        Block::Paragraph(long.as_str().into()),
        Block::Callout(Callout {
            tone: Tone::Grade(Grade::Serious),
            title: t("仍待确认", "Still open"),
            body: vec![
                t(
                    "是否食用同一食物？若为“是”，且人数达到4人，等级升为重大。",
                    "Did they eat the same food? If so, and a fourth person falls ill, the grade becomes major.",
                )
                .into(),
            ],
        }),
        Block::Heading { level: 2, text: t("时间线", "Timeline") },
        Block::Timeline(
            (0..4)
                .map(|i| Moment {
                    time: format!("2026-11-22 12:{:02}", 40 + i * 4),
                    recorded: (i % 2 == 1).then(|| t("记录于 12:58", "recorded 12:58")),
                    label: t("日志 · 已确认", "Log · confirmed"),
                    tone: if i == 2 { Tone::Grade(Grade::Serious) } else { Tone::Muted },
                    body: vec![long.chars().take(60 + 40 * i).collect::<String>().into()],
                })
                .collect(),
        ),
        Block::Heading { level: 2, text: t("定级经过", "Grade history") },
        Block::Table(Table {
            columns: vec![
                Column::new(t("时间", "Time"), 2.2),
                Column::new(t("等级", "Grade"), 1.4),
                Column::new(t("规则", "Rule"), 5.0),
                Column { title: t("人数", "People"), share: 1.0, align_end: true },
            ],
            rows: (0..6)
                .map(|i| {
                    let (grade, word) = [
                        (Grade::General, t("一般", "General")),
                        (Grade::Serious, t("严重", "Serious")),
                        (Grade::Major, t("重大", "Major")),
                        (Grade::None, t("未定级", "Not graded")),
                    ][i % 4]
                        .clone();
                    vec![
                        format!("2026-11-22 13:{i:02}").into(),
                        Text::default().grade(grade, word).into(),
                        long.chars().take(20 + 17 * i).collect::<String>().into(),
                        (i + 1).to_string().into(),
                    ]
                })
                .collect(),
        }),
        Block::Heading { level: 3, text: t("受影响的人", "People affected") },
        Block::KeyValues(vec![
            (t("患病", "Ill"), "3".into()),
            (t("住院", "In hospital"), Text::default().muted(t("未知（不等于零）", "Unknown (not zero)"))),
            (t("死亡", "Dead"), "0".into()),
        ]),
        Block::Points(vec![long.as_str().into(), t("封存留样；", "Seal the samples.").into()]),
    ]
}

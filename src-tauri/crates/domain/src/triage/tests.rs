//! Triage and suggestions with the lexicons that ship.

use super::*;
use crate::terms::Scenario;

fn lexicons() -> &'static TriageLexicons {
    static LEXICONS: std::sync::LazyLock<TriageLexicons> = std::sync::LazyLock::new(|| {
        TriageLexicons::parse(&TriageSources {
            zh: include_str!("../../../../content/lexicons/triage/zh.toml"),
            en: include_str!("../../../../content/lexicons/triage/en.toml"),
            scenarios: include_str!("../../../../content/lexicons/triage/scenarios.toml"),
        })
        .unwrap()
    });
    &LEXICONS
}

fn signals(text: &str) -> Vec<&'static str> {
    triage(lexicons(), text).signals.iter().map(|s| s.signal.key()).collect()
}

fn ill(text: &str) -> Option<u32> {
    triage(lexicons(), text).signals.iter().find(|s| s.signal == Signal::Illness).and_then(|s| s.ill_count)
}

#[test]
fn the_ill_are_counted_as_people_count() {
    for (text, count) in [
        ("我和同事三个人都拉肚子", Some(3)),
        ("我和朋友两个人晚上吃完，第二天都拉肚子了，而且我们两个那天晚上只吃了这个", Some(2)),
        ("全家四口吃完上吐下泻", Some(4)),
        ("我们俩当晚就上吐下泻", Some(2)),
        ("五个人吃饭，其中3人腹泻", Some(3)),
        ("我吃完就拉肚子了", Some(1)),
        ("我们都拉肚子了", None),
        ("点了两个人的量，吃完肚子疼", None),
        ("All four of us got food poisoning", Some(4)),
        ("My wife and I were sick after the oysters", Some(2)),
        ("Three guests vomited after dinner", Some(3)),
    ] {
        assert_eq!(ill(text), count, "{text}");
    }
}

#[test]
fn negations_and_worries_are_no_signals() {
    for text in [
        "没有拉肚子",
        "不会吃坏肚子",
        "很干净，不用担心拉肚子",
        "味道好，偷偷告诉你，下次还来",
        "饿得肚子疼才送来",
        "房间没有蟑螂，很干净",
        "离派出所很近，很安全",
        "没有骚扰电话，睡得很好",
        "臭豆腐很好吃",
        "Nobody got sick and the food was fresh",
        "The hotel is next to the police station",
    ] {
        assert_eq!(signals(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn each_signal_is_told() {
    for (text, signal) in [
        ("汤里有虫子，此生不买第二回", "foreign_object"),
        ("饭里吃出了钢丝", "foreign_object"),
        ("饭是馊的还卖", "spoiled_food"),
        ("浴室的地面特别滑，我洗澡时就被滑倒了", "injury_safety"),
        ("我的钱包被偷了", "theft_security"),
        ("房客信息被泄露给陌生人", "privacy"),
        ("再不处理我就打12315，找记者曝光", "authority_media"),
        ("服务员骂人，态度极其恶劣", "staff_conflict"),
        ("押金不退，还多收我五十块", "money_dispute"),
        ("There was glass in my soup", "foreign_object"),
        ("The chicken was rotten and smelled bad", "spoiled_food"),
        ("I slipped in the lobby and broke my wrist", "injury_safety"),
        ("My wallet was stolen from the room", "theft_security"),
        ("They posted my phone number online", "privacy"),
        ("We called the police and the health department", "authority_media"),
        ("The waiter shouted at us", "staff_conflict"),
        ("They refused to refund me and overcharged my card", "money_dispute"),
    ] {
        assert!(signals(text).contains(&signal), "{text}: {:?}", signals(text));
    }
}

#[test]
fn the_wire_form_is_the_contract() {
    let answer = serde_json::to_value(triage(lexicons(), "我们两个人都拉肚子")).unwrap();
    assert_eq!(answer, serde_json::json!({"signals": [{"signal": "illness", "ill_count": 2, "words": ["拉肚子"]}]}));
}

#[test]
fn every_scenario_is_suggested_first_for_its_own_words() {
    use Scenario as S;
    for (zh, en, scenario) in [
        ("四位顾客餐后呕吐", "Four customers vomited after lunch", S::FoodPoisoning),
        ("外卖汤里吃出一只蟑螂", "A customer found a cockroach in her soup", S::ForeignObjectOrSpoiledFood),
        ("顾客滑倒骨折", "A guest slipped on the wet floor and broke her hip", S::CustomerInjury),
        ("有人持刀闯入门店抢劫", "A man with a knife robbed the store", S::ViolenceOrSecurity),
        ("后厨起火，浓烟", "Fire in the kitchen, heavy smoke", S::FireGasStructural),
        ("厨师被热油烫伤送医", "A cook was scalded by hot oil", S::EmployeeAccident),
        ("一批电池存在缺陷需要召回", "A batch of batteries is defective and must be recalled", S::ProductDefectRecall),
        ("支付系统故障", "The payment system is down", S::ServiceOutage),
        ("大量外卖订单延误，骑手不足", "Hundreds of orders are delayed and undelivered", S::MassLateDelivery),
        ("会员手机号信息泄露", "Customer data was leaked online", S::DataLeak),
        ("探店视频上热搜，记者来电", "A video went viral and journalists are calling", S::MediaStorm),
        ("客人多次投诉要求赔偿", "The customer escalates a complaint and demands compensation", S::ComplaintEscalation),
        ("店员辱骂顾客", "A waiter insulted a customer", S::StaffMisconduct),
        ("台风暴雨，门店被淹", "A typhoon flooded two stores", S::NaturalDisaster),
        ("储户在网点排队取款挤兑", "Depositors queue to withdraw savings at the branch", S::BankRunOrOutlet),
        ("网传我店关门是谣言", "A false rumour about our brand is spreading", S::Rumour),
    ] {
        for (text, lang) in [(zh, Lang::Zh), (en, Lang::En)] {
            let first = suggest_scenario(lexicons(), text, lang).first().map(|s| s.scenario);
            assert_eq!(first, Some(scenario), "{text}: {:?}", suggest_scenario(lexicons(), text, lang));
        }
    }
    assert!(suggest_scenario(lexicons(), "今天天气不错", Lang::Zh).is_empty());
}

/// All rows of the public reviews. They are not part of the repository; without them there is nothing to read.
#[test]
fn real_reviews_are_read_without_surprises() {
    for (name, expected) in [("delivery", DELIVERY), ("hotel", HOTEL)] {
        let path = format!("{}/../../../../shared/data/{name}-reviews.csv", env!("CARGO_MANIFEST_DIR"));
        let Ok(csv) = std::fs::read_to_string(&path) else {
            println!("skipped: {path} is not there");
            continue;
        };
        let mut counts = [0_usize; 9];
        for row in csv.lines().skip(1) {
            for found in triage(lexicons(), row).signals {
                counts[found.signal as usize] += 1;
            }
        }
        let told: Vec<_> = Signal::ALL.iter().zip(counts).map(|(s, n)| (s.key(), n)).collect();
        println!("{name}: {told:?}");
        assert_eq!(counts, expected, "{name}: {told:?}");
    }
}

const DELIVERY: [usize; 9] = [33, 66, 110, 7, 3, 3, 5, 30, 34];
const HOTEL: [usize; 9] = [9, 18, 13, 10, 19, 36, 15, 69, 73];

//! Texts as teams write them, the same every time: Chinese with names, figures and Latin words among it, a fifth in English.

/// A small generator of numbers (xorshift), so that every run makes the same store.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % limit.max(1) as u64).unwrap_or_default()
    }

    pub fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }
}

const WHO: [&str; 16] = [
    "值班经理",
    "店长",
    "前台服务员",
    "后厨主管",
    "顾客家属",
    "区域督导",
    "客服坐席",
    "外卖骑手",
    "市场监管所",
    "急诊医生",
    "物业保安",
    "供应商代表",
    "食品安全员",
    "人事专员",
    "法务同事",
    "媒体记者",
];
const DID: [&str; 20] = [
    "电话回访",
    "到场核实",
    "封存同批次食品",
    "调取监控录像",
    "陪同就医",
    "垫付医药费",
    "安抚情绪",
    "登记联系方式",
    "上报总部",
    "停售相关菜品",
    "拍照留证",
    "通知供货方",
    "暂停营业",
    "清洁消毒",
    "安排专人跟进",
    "核对进货台账",
    "联系保险公司",
    "答复记者提问",
    "更新对外口径",
    "复查冷柜温度",
];
const OBJECT: [&str; 24] = [
    "凉拌木耳",
    "红烧牛腩",
    "酸菜鱼",
    "奶茶",
    "冰淇淋机",
    "三号冷柜",
    "自动扶梯",
    "地下停车场",
    "儿童游乐区",
    "消防通道",
    "会员系统",
    "支付接口",
    "外卖订单",
    "燃气管道",
    "吊顶灯具",
    "洗手间地面",
    "早餐粥品",
    "沙拉吧",
    "生鲜柜台",
    "配送箱",
    "叫号屏",
    "热水壶",
    "烤箱",
    "包间空调",
];
const HOW: [&str; 16] = [
    "暂无生命危险",
    "情绪稳定",
    "要求当面道歉",
    "等待化验结果",
    "已签收回执",
    "仍在观察",
    "拒绝和解",
    "同意调解",
    "已转院治疗",
    "症状减轻",
    "无法联系",
    "资料不全",
    "与先前说法不一致",
    "已有视频在网上流传",
    "设备恢复正常",
    "下午三点前答复",
];
const LATIN: [&str; 20] = [
    "Kettle Road",
    "Binjiang Plaza",
    "WeChat",
    "Weibo",
    "Douyin",
    "hotline",
    "refund",
    "voucher",
    "ambulance",
    "salmonella",
    "norovirus",
    "invoice",
    "CCTV",
    "POS",
    "Harbour View",
    "delivery",
    "allergy",
    "sitrep",
    "hospital",
    "regulator",
];
const WHO_EN: [&str; 12] = [
    "The shift manager",
    "A guest",
    "The kitchen lead",
    "The guest's family",
    "The regional supervisor",
    "A rider",
    "The doctor on duty",
    "The supplier",
    "The food safety officer",
    "A reporter",
    "The landlord",
    "The inspector",
];
const DID_EN: [&str; 14] = [
    "called back about",
    "came to look at",
    "sealed the batch of",
    "asked for the footage of",
    "stopped selling",
    "took samples of",
    "paid the bill for",
    "took pictures of",
    "closed the area around",
    "checked the records of",
    "complained about",
    "posted a video of",
    "repaired",
    "asked questions about",
];
const OBJECT_EN: [&str; 14] = [
    "the cold dishes",
    "the braised beef",
    "the ice cream machine",
    "the third refrigerator",
    "the escalator",
    "the car park",
    "the play area",
    "the fire exit",
    "the payment service",
    "the gas pipe",
    "the ceiling lamps",
    "the breakfast buffet",
    "the delivery boxes",
    "the kettle",
];
const HOW_EN: [&str; 12] = [
    "and is in a stable condition",
    "and asks for an apology",
    "and waits for the laboratory",
    "and has signed the receipt",
    "and remains under observation",
    "and refuses to settle",
    "and was taken to another hospital",
    "and feels better",
    "and can't be reached",
    "and contradicts what was said before",
    "and expects an answer by three o'clock",
    "and everything works again",
];
const SURNAME: [&str; 20] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗",
];
const GIVEN: [&str; 24] = [
    "芳", "伟", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "霞",
    "平", "刚", "桂香", "子涵", "雨桐",
];

pub fn name(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(&SURNAME), dice.pick(&GIVEN))
}

pub fn title(dice: &mut Dice) -> String {
    format!(
        "{}：{}{}，{}",
        name(dice),
        dice.pick(&OBJECT),
        ["异常", "投诉", "事故", "受损"][dice.below(4)],
        dice.pick(&HOW)
    )
}

/// One or two sentences, in English one time in five.
pub fn sentence(dice: &mut Dice) -> String {
    let (who, did, object, how) = (dice.pick(&WHO), dice.pick(&DID), dice.pick(&OBJECT), dice.pick(&HOW));
    let text = format!("{who}{did}，涉及{object}，顾客{}{how}。", name(dice));
    match dice.below(5) {
        0 => format!("{text}{} 编号 DD{:08}，约 {} 人。", dice.pick(&LATIN), dice.below(100_000_000), dice.below(40)),
        1 => format!("{text}另：{}{}。", dice.pick(&WHO), dice.pick(&DID)),
        2 => {
            let (who, did) = (dice.pick(&WHO_EN), dice.pick(&DID_EN));
            format!("{who} {did} {} at {} {}.", dice.pick(&OBJECT_EN), dice.pick(&LATIN), dice.pick(&HOW_EN))
        }
        _ => text,
    }
}

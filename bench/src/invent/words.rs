//! The words from which organisations are invented. No name stands for a real organisation.

/// What an organisation may care about.
pub const CAUSES: [&str; 24] = [
    "Women",
    "Youth",
    "Water",
    "Justice",
    "Health",
    "Learning",
    "Shelter",
    "Harvest",
    "River",
    "Newcomers",
    "Safety",
    "Families",
    "Rights",
    "Peace",
    "Reading",
    "Nutrition",
    "Livelihoods",
    "Refuge",
    "Childhood",
    "Elders",
    "Workers",
    "Survivors",
    "Forest",
    "Market",
];

pub const QUALITIES: [&str; 20] = [
    "Open", "Bright", "Steady", "Common", "Rising", "Gentle", "Northern", "Southern", "Eastern", "Western",
    "Upland", "Lowland", "Coastal", "Rural", "Urban", "Early", "New", "Green", "Quiet", "Joined",
];

pub const KINDS: [&str; 16] = [
    "Network",
    "Circle",
    "Alliance",
    "Foundation",
    "Association",
    "Initiative",
    "Centre",
    "Council",
    "Society",
    "Union",
    "Trust",
    "Project",
    "Forum",
    "Cooperative",
    "Fellowship",
    "House",
];

/// The words a visitor looks for, one after the other.
pub const ASKED: [&str; 12] = [
    "women", "youth", "water", "justice", "health", "shelter", "rights", "peace", "network", "alliance",
    "council", "centre",
];

/// Syllables of invented towns.
pub const SYLLABLES: [&str; 28] = [
    "ka", "lo", "mi", "ra", "te", "su", "no", "vi", "da", "ri", "ma", "be", "lu", "sa", "po", "ni", "ko",
    "ta", "ru", "ne", "fa", "ga", "hi", "jo", "wen", "dal", "mor", "sin",
];

/// A country, its share of the organisations, and the syllables in which other names are written there.
pub struct Country {
    pub code: &'static str,
    pub language: &'static str,
    pub syllables: &'static [&'static str],
}

const THAI: [&str; 8] = ["กา", "มี", "ลา", "ทอง", "ใจ", "ดาว", "นา", "สาย"];
const KHMER: [&str; 8] = ["កា", "មាន", "លោ", "ទឹក", "ចិត្ត", "ដី", "នី", "សូ"];
const NEPALI: [&str; 8] = ["का", "मि", "लो", "ता", "जी", "दे", "ना", "सू"];
const BENGALI: [&str; 8] = ["কা", "মি", "লো", "তা", "জী", "দে", "না", "সু"];
const AMHARIC: [&str; 8] = ["ካ", "ሚ", "ሎ", "ታ", "ጂ", "ደ", "ና", "ሱ"];
const ARABIC: [&str; 8] = ["كا", "مي", "لو", "تا", "جي", "دا", "نا", "سو"];
const SPANISH: [&str; 8] = ["ca", "mi", "lo", "ta", "ñu", "de", "rré", "so"];

/// Where the organisations are: those with most of them first.
pub const COUNTRIES: [Country; 14] = [
    Country { code: "KE", language: "sw", syllables: &SYLLABLES },
    Country { code: "TH", language: "th", syllables: &THAI },
    Country { code: "CO", language: "es", syllables: &SPANISH },
    Country { code: "NP", language: "ne", syllables: &NEPALI },
    Country { code: "ET", language: "am", syllables: &AMHARIC },
    Country { code: "KH", language: "km", syllables: &KHMER },
    Country { code: "BD", language: "bn", syllables: &BENGALI },
    Country { code: "UG", language: "sw", syllables: &SYLLABLES },
    Country { code: "PE", language: "es", syllables: &SPANISH },
    Country { code: "TN", language: "ar", syllables: &ARABIC },
    Country { code: "PH", language: "fil", syllables: &SYLLABLES },
    Country { code: "GH", language: "ak", syllables: &SYLLABLES },
    Country { code: "GT", language: "es", syllables: &SPANISH },
    Country { code: "JO", language: "ar", syllables: &ARABIC },
];

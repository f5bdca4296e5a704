//! Names as grouping compares them: folded words, so that accents, hyphens, periods and apostrophes make no difference.

/// A name, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words in lower case, without marks; an article in front is left out.
    pub words: Vec<String>,
    /// The initials of its words as written: one set of the capitalized ones, one of all.
    pub initials: [String; 2],
}

impl Name {
    /// Folds `text`.
    pub fn fold(text: &str) -> Name {
        let parts = || text.split(|c: char| !c.is_alphanumeric() && !is_joint(c)).filter(|part| !part.is_empty());
        let mut words: Vec<String> = parts().map(fold_word).filter(|word| !word.is_empty()).collect();
        if words.len() > 1 && words[0] == "the" {
            words.remove(0);
        }
        if words.len() > 1 && words.iter().all(|word| word.chars().count() == 1) {
            words = vec![words.concat()];
        }
        let first = |part: &str| part.chars().next().into_iter().flat_map(char::to_lowercase).collect::<String>();
        let capitals = parts().filter(|part| part.starts_with(char::is_uppercase) && *part != "The").map(first).collect();
        let all = parts().filter(|part| *part != "The").map(first).collect();
        Name { words, initials: [capitals, all] }
    }

    /// The words as one string.
    pub fn joined(&self) -> String {
        self.words.join(" ")
    }

    /// The letters of an acronym ("TTP", "U.N."), or `None` where the name is none.
    pub fn acronym(text: &str) -> Option<String> {
        let letters: String = text.chars().filter(|&c| c != '.').collect();
        let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
        let fits = (2..=8).contains(&letters.chars().count()) && letters.chars().all(char::is_alphanumeric) && capitals >= 2;
        (fits && capitals + 1 >= letters.chars().count()).then(|| letters.to_lowercase())
    }

    /// What remains of a name when spelling habits of transliteration are taken out: "Tehreek-e-Taliban" and "Tehrik-i-Taliban" are left alike.
    pub fn skeleton(&self) -> String {
        self.words.iter().map(|word| skeleton(word)).collect::<Vec<_>>().join(" ")
    }
}

/// Characters inside one word: they are dropped, not parted at.
fn is_joint(c: char) -> bool {
    matches!(c, '.' | '\'' | '’' | '‘' | 'ʼ' | '\u{300}'..='\u{36f}')
}

fn fold_word(part: &str) -> String {
    part.chars().filter(|c| !is_joint(*c)).flat_map(char::to_lowercase).flat_map(unaccented).collect()
}

/// The plain Latin letters that a lower-case letter is written with where accents are not.
fn unaccented(letter: char) -> impl Iterator<Item = char> {
    let plain = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' | 'ḍ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' | 'ẹ'..='ệ' => "e",
        'ğ' | 'ģ' | 'ĝ' | 'ġ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ĩ' | 'ỉ'..='ị' => "i",
        'ħ' | 'ḥ' | 'ḫ' => "h",
        'ķ' | 'ḳ' => "k",
        'ł' | 'ļ' | 'ľ' | 'ĺ' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ŏ' | 'ơ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ř' | 'ŕ' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'ŝ' | 'ṣ' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' | 'ṭ' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ŭ' | 'ų' | 'ư' | 'ụ'..='ự' => "u",
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        _ => "",
    };
    plain.chars().chain(plain.is_empty().then_some(letter))
}

/// One word without double letters, with the letters alike that transliterations take turns with.
fn skeleton(word: &str) -> String {
    let alike = [
        ("ee", "i"),
        ("oo", "u"),
        ("ou", "u"),
        ("kh", "k"),
        ("gh", "g"),
        ("ph", "f"),
        ("dh", "d"),
        ("sch", "sh"),
        ("ck", "k"),
        ("iy", "i"),
        ("yi", "i"),
    ];
    let mut text = word.to_string();
    for (written, read) in alike {
        text = text.replace(written, read);
    }
    let mut out = String::new();
    for letter in text.chars() {
        let letter = match letter {
            'y' | 'e' | 'j' => 'i',
            'q' | 'c' => 'k',
            'o' => 'u',
            'w' => 'v',
            other => other,
        };
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out.trim_end_matches('h').to_string()
}

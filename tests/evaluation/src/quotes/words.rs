//! Words as the scorer counts them.

use std::collections::BTreeSet;

use super::score::Stretch;

const STOP: &str =
    "the a an this that these those its his her their our my your mr mrs ms dr sen rep gov president former of and or in for at on to s";
const PRONOUNS: &str = "He She They It We I";
const SPEECH: &str = "say tell add note argue claim insist warn acknowledge admit announce ask call charge cite comment complain concede conclude confirm contend declare deny describe disclose emphasize explain express indicate joke maintain mention observe point predict promise propose recall recount reiterate remark repeat reply report respond reveal speak state stress suggest swear talk testify tweet urge vow write quip quote assert allege accuse advise affirm answer assure blast boast condemn criticize dismiss estimate hint imply inform invoke lament mock order pledge plead praise reject retort rule scoff shout stipulate threaten declared accord quote read continue agree offer tout brag slam caution counter counsel demand defend denounce post";
const IRREGULAR: &[(&str, &str)] = &[
    ("said", "say"),
    ("says", "say"),
    ("told", "tell"),
    ("wrote", "write"),
    ("written", "write"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("according", "accord"),
    ("denied", "deny"),
    ("denies", "deny"),
    ("replied", "reply"),
    ("replies", "reply"),
    ("implied", "imply"),
    ("testified", "testify"),
    ("quipped", "quip"),
    ("admitted", "admit"),
    ("bragged", "brag"),
    ("slammed", "slam"),
    ("declaring", "declare"),
    ("read", "read"),
    ("reads", "read"),
];

/// The stretch without marks, white space and stops around it; `None` when nothing is left.
pub fn trim(text: &[char], (mut start, mut end): Stretch) -> Option<Stretch> {
    let outer = |c: char| c.is_whitespace() || "“”\"‘’'«»„`,.;:".contains(c);
    while start < end && outer(text[start]) {
        start += 1;
    }
    while end > start && outer(text[end - 1]) {
        end -= 1;
    }
    (start < end).then_some((start, end))
}

/// The words inside the stretches: letters and digits, with one apostrophe between.
pub fn tokens(text: &[char], stretches: &[Stretch]) -> BTreeSet<Stretch> {
    stretches.iter().flat_map(|(start, end)| within(text, *start, *end)).collect()
}

fn within(text: &[char], start: usize, end: usize) -> Vec<Stretch> {
    let word = |at: usize| at < end && (text[at].is_alphanumeric() || text[at] == '_');
    let run = |mut at: usize| {
        while word(at) {
            at += 1;
        }
        at
    };
    let mut found = Vec::new();
    let mut at = start;
    while at < end {
        if !word(at) {
            at += 1;
            continue;
        }
        let mut stop = run(at);
        if stop < end && matches!(text[stop], '’' | '\'') && word(stop + 1) {
            stop = run(stop + 1);
        }
        found.push((at, stop));
        at = stop;
    }
    found
}

/// The words that tell sources apart; all where there are no others.
pub fn content_tokens(text: &[char], stretches: &[Stretch]) -> BTreeSet<Stretch> {
    let all = tokens(text, stretches);
    let telling = |(start, end): &Stretch| {
        let word: String = text[*start..*end].iter().collect::<String>().to_lowercase();
        !STOP.split(' ').any(|stop| stop == word)
    };
    let content: BTreeSet<Stretch> = all.iter().copied().filter(telling).collect();
    if content.is_empty() { all } else { content }
}

/// The capitalized words of a name, without possessives and pronouns.
pub fn capitals(name: &str) -> BTreeSet<String> {
    let text: Vec<char> = name.chars().collect();
    let words = within(&text, 0, text.len()).into_iter().map(|(start, end)| text[start..end].iter().collect::<String>());
    let capital = |word: &String| word.starts_with(char::is_uppercase) && !STOP.split(' ').any(|stop| stop == word.to_lowercase());
    let plain = |word: String| word.strip_suffix("'s").or(word.strip_suffix("’s")).map(str::to_string).unwrap_or(word);
    words.filter(capital).map(plain).filter(|word| !PRONOUNS.split(' ').any(|pronoun| pronoun == word)).collect()
}

/// The verbs of speech.
pub struct Speech(BTreeSet<&'static str>);

impl Speech {
    /// The list.
    pub fn new() -> Self {
        Speech(SPEECH.split(' ').collect())
    }

    /// Whether a word of the cue is a form of one.
    pub fn is_cue(&self, text: &[char], cue: &[Stretch]) -> bool {
        tokens(text, cue).into_iter().any(|(start, end)| self.has_lemma(&text[start..end].iter().collect::<String>().to_lowercase()))
    }

    fn has_lemma(&self, word: &str) -> bool {
        if let Some((_, lemma)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
            return self.0.contains(lemma);
        }
        let endings: [(&str, &[&str]); 8] = [
            ("", &[""]),
            ("ies", &["y"]),
            ("ied", &["y"]),
            ("ing", &["", "e"]),
            ("ed", &["", "e"]),
            ("es", &["", "e"]),
            ("s", &[""]),
            ("d", &[""]),
        ];
        endings.iter().any(|(ending, replacements)| {
            word.strip_suffix(ending).is_some_and(|stem| replacements.iter().any(|r| self.0.contains(format!("{stem}{r}").as_str())))
        })
    }
}

impl Default for Speech {
    fn default() -> Self {
        Speech::new()
    }
}

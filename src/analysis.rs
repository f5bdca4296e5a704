//! The result: plain data with public fields, nothing else.
//!
//! Every type is generic over the unit of its offsets. Inside the crate that is [`Byte`]; [`Analysis::convert`] gives the same
//! result in a unit that serializes. The JSON is described by `www/analysis.schema.json`, `"schema": 1`.

use serde::{Serialize, Serializer};

use crate::offsets::OffsetMap;
use crate::pipeline::Date;
use crate::span::{Byte, Exported, Span, Unit};

/// Everything that was read in one text. Lists are in text order.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis<U: Unit = Byte> {
    /// The anchor date that relative dates were resolved against, and where it came from.
    pub created: Option<Created<U>>,
    /// Single occurrences of names, and of amounts.
    pub mentions: Vec<Mention<U>>,
    /// The things named, each with all its mentions.
    pub entities: Vec<Entity>,
    /// Temporal expressions (TIMEX3).
    pub timexes: Vec<Timex<U>>,
    /// Stretches between expressions or from one on, and anniversaries: what TIMEX3 has no element for.
    pub intervals: Vec<Interval<U>>,
    /// Quoted and reported statements (PARC attributions).
    pub quotes: Vec<Quote<U>>,
    /// Words between quotation marks that nobody is quoted with: titles, nicknames, terms, scare quotes.
    pub quoted_words: Vec<QuotedWords<U>>,
    /// What an editor should look at again.
    pub findings: Vec<Finding<U>>,
    /// Paragraphs and what kind each is.
    pub paragraphs: Vec<Paragraph<U>>,
    /// Sentences; none crosses a paragraph.
    pub sentences: Vec<Sentence<U>>,
}

/// The anchor date (document creation time).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Created<U: Unit> {
    /// The day.
    pub date: Date,
    /// Where the text states it; `None` when the caller gave it.
    pub stated_at: Option<Span<U>>,
}

/// One occurrence of a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Mention<U: Unit> {
    /// Where.
    #[serde(flatten)]
    pub span: Span<U>,
    /// What kind of thing is named.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Index into [`Analysis::entities`]; `None` for amounts.
    pub entity: Option<u32>,
    /// The calibrated probability that span and type are right.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
    /// Amounts only: the number and its currency or unit, normalized ("3.2e6 USD", "45 %", "12 km"); "1e7+ USD" for "tens of
    /// millions of dollars".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// A thing named: one entry however often and in whatever form it is named.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// The fullest form that the text has.
    pub name: String,
    /// What kind of thing.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The other forms, in text order.
    pub aliases: Vec<String>,
    /// Indices into [`Analysis::mentions`], ascending.
    pub mentions: Vec<u32>,
    /// Title, rank or office as the text states it first ("SSP", "the mayor of Ayr").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// Kinds of named things, after OntoNotes 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EntityType {
    /// A person.
    Person,
    /// A company, agency, party, team, armed group.
    Org,
    /// A country, city or other place with a government.
    Gpe,
    /// A place without one: region, river, mountain.
    Loc,
    /// A building or other structure.
    Fac,
    /// A nationality, religious or political group.
    Norp,
    /// A named event.
    Event,
    /// A made thing.
    Product,
    /// A title of a work.
    Work,
    /// A named law or treaty.
    Law,
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// A measured quantity.
    Quantity,
}

/// A temporal expression, after TimeML's TIMEX3.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Timex<U: Unit> {
    /// Where.
    #[serde(flatten)]
    pub span: Span<U>,
    /// What kind of time.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// The TIMEX3 value ("2023-02-20", "P3M"); `None` while nothing tells it.
    pub value: Option<String>,
    /// The TIMEX3 modifier.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Modifier>,
    /// Whether the text gives every part of the value; false where a part was inferred.
    pub stated: bool,
    /// First day that the value covers, ISO.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day that the value covers, ISO, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Which part was inferred and from what ("year from the publication date").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
    /// Other readings that the text leaves open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
    /// What decided.
    pub rule: &'static str,
}

/// A stretch of time with an expression at one end or at both, or what an anniversary remembers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Interval<U: Unit> {
    /// Where, its preposition included.
    #[serde(flatten)]
    pub span: Span<U>,
    /// How the text gives it.
    #[serde(rename = "type")]
    pub kind: IntervalType,
    /// First day, ISO; `None` where it is open.
    pub from: Option<String>,
    /// Last day, ISO, inclusive; `None` where it is open.
    pub to: Option<String>,
    /// Indices into [`Analysis::timexes`] of the expressions that it was read from.
    pub timexes: Vec<u32>,
    /// Whether the text gives every part of it.
    pub stated: bool,
    /// Which part was inferred and from what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
}

/// Kinds of intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum IntervalType {
    /// "since 2003": no end told.
    Since,
    /// "until Friday": no beginning told.
    Until,
    /// "from 2003 to 2008".
    Range,
    /// "the 20th anniversary": the time of what is remembered.
    Anniversary,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar time of a day or longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "the names are TimeML's own")]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

/// A quoted or reported statement: content, source and cue, as PARC 3.0 defines them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Quote<U: Unit> {
    /// How it is given.
    #[serde(rename = "type")]
    pub kind: QuoteKind,
    /// What was said, marks excluded; several spans where a cue splits it.
    pub content: Vec<Span<U>>,
    /// The words that mark it as said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Span<U>>,
    /// The words that name who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Span<U>>,
    /// Index into [`Analysis::entities`] of who said it; `None` while unknown.
    pub speaker: Option<u32>,
    /// What kind of source that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_kind: Option<SourceKind>,
    /// Set where the text does not say that it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// The calibrated probability that the quote and its speaker are right.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
}

/// What kind of source a statement has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A person with a name.
    Named,
    /// An organization, a government, a group with a name.
    Organization,
    /// A text: a report, a letter, a sign.
    Document,
    /// People without names: "officials", "a person familiar with the matter".
    Unnamed,
}

/// Reports of what was not, or not yet, said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// "never said".
    Negated,
    /// "if she says".
    Conditional,
    /// "would say".
    Hypothetical,
}

/// How a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it between quotation marks.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

/// Words between quotation marks that are no statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct QuotedWords<U: Unit> {
    /// Where, marks excluded.
    #[serde(flatten)]
    pub span: Span<U>,
    /// What the marks say of them.
    #[serde(rename = "type")]
    pub kind: QuotedWordsKind,
    /// The probability that they are no statement.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
}

/// What quotation marks say of words that are no statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuotedWordsKind {
    /// The name of a work, a sign, a heading: the film “Night Boat”.
    Title,
    /// Inside a name: Jim “Duke” Hale.
    Nickname,
    /// What something is called: the so-called “peace bridge”.
    Term,
    /// Words that the text keeps at a distance: the “fiscal cliff”.
    Scare,
}

/// Something an editor should look at again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Finding<U: Unit> {
    /// Which check.
    pub rule: &'static str,
    /// What and why, in a sentence for an editor.
    pub message: String,
    /// The places that it is about; the first is where to look first.
    pub spans: Vec<Span<U>>,
    /// What could stand there instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// A paragraph: a line, or in hard-wrapped copy a run of lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Paragraph<U: Unit> {
    /// Where, without the line ends around it.
    #[serde(flatten)]
    pub span: Span<U>,
    /// What it is there for.
    pub kind: ParagraphKind,
    /// Index of the earlier paragraph that it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<u32>,
}

/// What a paragraph is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// The article's title, or a title inside it.
    Headline,
    /// Who wrote it.
    Byline,
    /// Where and when it was written, alone on its line.
    Dateline,
    /// The article.
    Body,
    /// A paragraph that is one quotation.
    Quotation,
    /// An item of a list.
    Item,
    /// Not the article: teasers, credits, wire notes, sign-up lines.
    Furniture,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Sentence<U: Unit> {
    /// Where, without white space around it.
    #[serde(flatten)]
    pub span: Span<U>,
}

/// A probability in hundredths, so that it prints the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// `percent` of a hundred; more than that is a hundred.
    pub const fn percent(percent: u8) -> Self {
        Confidence(if percent > 100 { 100 } else { percent })
    }

    /// Between 0 and 1.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Serialize for Confidence {
    /// Whole numbers print without a decimal point, as JavaScript prints them.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            0 | 100 => serializer.serialize_u8(self.0 / 100),
            _ => serializer.serialize_f64(self.get()),
        }
    }
}

impl Analysis<Byte> {
    /// The same result with offsets counted in `U`; `text` is the text that was analyzed. Linear.
    pub fn convert<U: Exported>(&self, text: &str) -> Analysis<U> {
        let map = OffsetMap::<U>::new(text);
        let span = |span: Span<Byte>| map.span(span);
        let spans = |spans: &[Span<Byte>]| spans.iter().map(|s| map.span(*s)).collect();
        Analysis {
            created: self.created.map(|c| Created { date: c.date, stated_at: c.stated_at.map(span) }),
            mentions: each(&self.mentions, |m| Mention {
                span: span(m.span),
                kind: m.kind,
                entity: m.entity,
                confidence: m.confidence,
                rule: m.rule,
                value: m.value.clone(),
            }),
            entities: self.entities.clone(),
            timexes: each(&self.timexes, |t| Timex {
                span: span(t.span),
                kind: t.kind,
                value: t.value.clone(),
                modifier: t.modifier,
                stated: t.stated,
                from: t.from.clone(),
                to: t.to.clone(),
                inferred: t.inferred.clone(),
                alternatives: t.alternatives.clone(),
                rule: t.rule,
            }),
            intervals: each(&self.intervals, |i| Interval {
                span: span(i.span),
                kind: i.kind,
                from: i.from.clone(),
                to: i.to.clone(),
                timexes: i.timexes.clone(),
                stated: i.stated,
                inferred: i.inferred.clone(),
            }),
            quotes: each(&self.quotes, |q| Quote {
                kind: q.kind,
                content: spans(&q.content),
                cue: q.cue.map(span),
                source: q.source.map(span),
                speaker: q.speaker,
                source_kind: q.source_kind,
                stance: q.stance,
                confidence: q.confidence,
                rule: q.rule,
            }),
            quoted_words: each(&self.quoted_words, |w| QuotedWords {
                span: span(w.span),
                kind: w.kind,
                confidence: w.confidence,
                rule: w.rule,
            }),
            findings: each(&self.findings, |f| Finding {
                rule: f.rule,
                message: f.message.clone(),
                spans: spans(&f.spans),
                suggestion: f.suggestion.clone(),
            }),
            paragraphs: each(&self.paragraphs, |p| Paragraph { span: span(p.span), kind: p.kind, duplicate_of: p.duplicate_of }),
            sentences: each(&self.sentences, |s| Sentence { span: span(s.span) }),
        }
    }
}

fn each<A, B>(items: &[A], convert: impl FnMut(&A) -> B) -> Vec<B> {
    items.iter().map(convert).collect()
}

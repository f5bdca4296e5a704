//! The same result in another unit of offsets.

use super::{Analysis, Created, Finding, Interval, Mention, Paragraph, Quote, QuotedWords, Sentence, Timex};
use crate::offsets::OffsetMap;
use crate::span::{Byte, Exported};

impl Analysis<Byte> {
    /// The same result with offsets counted in `U`; `text` is the text that was analyzed. Linear.
    pub fn convert<U: Exported>(&self, text: &str) -> Analysis<U> {
        let map = &OffsetMap::<U>::new(text);
        Analysis {
            created: self.created.map(|c| Created { date: c.date, stated_at: c.stated_at.map(|span| map.span(span)) }),
            mentions: each(&self.mentions, |mention| mention.convert(map)),
            entities: self.entities.clone(),
            timexes: each(&self.timexes, |timex| timex.convert(map)),
            intervals: each(&self.intervals, |interval| interval.convert(map)),
            quotes: each(&self.quotes, |quote| quote.convert(map)),
            quoted_words: each(&self.quoted_words, |words| words.convert(map)),
            findings: each(&self.findings, |finding| finding.convert(map)),
            paragraphs: each(&self.paragraphs, |p| Paragraph { span: map.span(p.span), kind: p.kind, duplicate_of: p.duplicate_of }),
            sentences: each(&self.sentences, |s| Sentence { span: map.span(s.span) }),
        }
    }
}

fn each<A, B>(items: &[A], convert: impl FnMut(&A) -> B) -> Vec<B> {
    items.iter().map(convert).collect()
}

impl Mention<Byte> {
    fn convert<U: Exported>(&self, map: &OffsetMap<'_, U>) -> Mention<U> {
        Mention {
            span: map.span(self.span),
            kind: self.kind,
            entity: self.entity,
            confidence: self.confidence,
            rule: self.rule,
            value: self.value.clone(),
        }
    }
}

impl Timex<Byte> {
    fn convert<U: Exported>(&self, map: &OffsetMap<'_, U>) -> Timex<U> {
        Timex {
            span: map.span(self.span),
            kind: self.kind,
            value: self.value.clone(),
            modifier: self.modifier,
            stated: self.stated,
            from: self.from.clone(),
            to: self.to.clone(),
            inferred: self.inferred.clone(),
            alternatives: self.alternatives.clone(),
            rule: self.rule,
        }
    }
}

impl Interval<Byte> {
    fn convert<U: Exported>(&self, map: &OffsetMap<'_, U>) -> Interval<U> {
        Interval {
            span: map.span(self.span),
            kind: self.kind,
            from: self.from.clone(),
            to: self.to.clone(),
            timexes: self.timexes.clone(),
            stated: self.stated,
            inferred: self.inferred.clone(),
        }
    }
}

impl Quote<Byte> {
    fn convert<U: Exported>(&self, map: &OffsetMap<'_, U>) -> Quote<U> {
        Quote {
            kind: self.kind,
            content: each(&self.content, |span| map.span(*span)),
            cue: self.cue.map(|span| map.span(span)),
            source: self.source.map(|span| map.span(span)),
            speaker: self.speaker,
            source_kind: self.source_kind,
            stance: self.stance,
            confidence: self.confidence,
            rule: self.rule,
        }
    }
}

impl QuotedWords<Byte> {
    fn convert<U: Exported>(&self, map: &OffsetMap<'_, U>) -> QuotedWords<U> {
        QuotedWords { span: map.span(self.span), kind: self.kind, confidence: self.confidence, rule: self.rule }
    }
}

impl Finding<Byte> {
    fn convert<U: Exported>(&self, map: &OffsetMap<'_, U>) -> Finding<U> {
        Finding {
            rule: self.rule,
            message: self.message.clone(),
            spans: each(&self.spans, |span| map.span(*span)),
            suggestion: self.suggestion.clone(),
        }
    }
}

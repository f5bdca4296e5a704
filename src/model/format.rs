//! The model file: magic, version, feature hash, label set, tables and weights, checksum.
//!
//! Numbers are little-endian. The parts, in order: `COPYDESK`, format version, feature hash, label names; the words with vectors and
//! the rarer words (hashes, clusters, lower-case classes each); the lists (hashes, bits); the linear model; the net; the calibration; a 64-bit FNV-1a checksum
//! of all before.

use super::Model;
use super::calibration::Calibration;
#[cfg(any(test, feature = "train"))]
use super::codes::Writer;
use super::codes::{Reader, damaged};
use super::decode::KINDS;
use super::features;
use super::labels::TYPES;
use super::linear::{Filter, Linear, OUTPUTS};
use super::network::{CLUSTERS, Matrix, Network, Packed};
use super::tables::{CHAIN_START, FEATURE_BITS, HASH_BITS, Tables, Word, chain};
use crate::{Error, lexicon};

const MAGIC: &[u8; 8] = b"COPYDESK";
const VERSION: u32 = 2;

/// Words and what is known of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Hashes of the words, ascending.
    pub hashes: Vec<u32>,
    /// Cluster of each word.
    pub clusters: Vec<u8>,
    /// Class of lower-case use of each word.
    pub lowered: Vec<u8>,
}

impl Vocabulary {
    /// How many words there are.
    pub fn count(&self) -> usize {
        self.hashes.len()
    }

    fn fits(&self) -> bool {
        self.hashes.len() == self.lowered.len() && self.hashes.len() == self.clusters.len()
    }

    #[cfg(any(test, feature = "train"))]
    fn write(&self, to: &mut Writer) {
        to.hashes(&self.hashes, HASH_BITS);
        to.list(&self.clusters);
        to.list(&self.lowered);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        Ok(Vocabulary { hashes: from.hashes(HASH_BITS)?, clusters: from.list()?.to_vec(), lowered: from.list()?.to_vec() })
    }

    /// The words, each with the row of its vector.
    fn words(&self, row: impl Fn(usize) -> u16) -> impl Iterator<Item = (u32, Word)> {
        let word = move |at: usize| Word { row: row(at), cluster: self.clusters[at], lowered: self.lowered[at] };
        self.hashes.iter().enumerate().map(move |(at, &hash)| (hash, word(at)))
    }
}

/// All that a model file holds, sorted and quantized: what the trainer writes and [`read`] unpacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The words that have a vector.
    pub words: Vocabulary,
    /// The words that share their cluster's vector.
    pub rarer: Vocabulary,
    /// Hashes of the lists' phrases, ascending.
    pub names: Vec<u32>,
    /// Bits of each phrase.
    pub lists: Vec<u16>,
    /// Hashes of the linear model's features, ascending.
    pub features: Vec<u32>,
    /// Their weights.
    pub weights: Vec<[i8; OUTPUTS]>,
    /// What one weight is worth.
    pub unit: i32,
    /// Transitions, row after row.
    pub transitions: Vec<i32>,
    /// The net; absent from a model that has none.
    pub network: Option<Packed>,
    /// Margins and the hundredths that they stand for.
    pub calibration: Calibration,
}

/// What the features depend on beside the text: their version and the hash of words.
pub fn feature_hash() -> u32 {
    let probe = ["Copydesk", "Zürich", "O’Neill"].into_iter().map(lexicon::key).fold(CHAIN_START, chain);
    (chain(probe, u64::from(features::VERSION)) >> 32) as u32
}

fn label_set() -> String {
    TYPES.map(|kind| format!("{kind:?}")).join(" ")
}

/// The bytes of a model file.
#[cfg(any(test, feature = "train"))]
pub fn write(parts: &Parts) -> Vec<u8> {
    let mut to = Writer::default();
    to.bytes.extend(MAGIC);
    to.number(VERSION);
    to.number(feature_hash());
    to.list(label_set().as_bytes());
    parts.words.write(&mut to);
    parts.rarer.write(&mut to);
    to.hashes(&parts.names, HASH_BITS);
    to.list(&parts.lists.iter().map(|lists| *lists as u8).collect::<Vec<_>>());
    to.list(&parts.lists.iter().map(|lists| (lists >> 8) as u8).collect::<Vec<_>>());
    write_linear(parts, &mut to);
    to.number(u32::from(parts.network.is_some()));
    if let Some(network) = &parts.network {
        write_network(network, &mut to);
    }
    to.numbers(&parts.calibration.margins);
    to.list(&parts.calibration.percents);
    let sum = checksum(&to.bytes);
    to.bytes.extend(sum.to_le_bytes());
    to.bytes
}

#[cfg(any(test, feature = "train"))]
fn write_linear(parts: &Parts, to: &mut Writer) {
    to.hashes(&parts.features, FEATURE_BITS);
    for output in 0..OUTPUTS {
        to.signed(&parts.weights.iter().map(|row| row[output]).collect::<Vec<_>>());
    }
    to.number(parts.unit as u32);
    to.numbers(&parts.transitions);
}

#[cfg(any(test, feature = "train"))]
fn write_network(network: &Packed, to: &mut Writer) {
    to.list(&network.codes);
    to.signed(&network.codebook);
    write_matrix(&network.projection, to);
    to.list(&nibbles(&network.affixes.weights));
    to.numbers(&network.affixes.scales);
    write_matrix(&network.small, to);
    network.layers.iter().for_each(|layer| write_matrix(layer, to));
    write_matrix(&network.output, to);
}

#[cfg(any(test, feature = "train"))]
fn write_matrix(matrix: &Matrix, to: &mut Writer) {
    to.signed(&matrix.weights);
    to.numbers(&matrix.scales);
    to.numbers(&matrix.constants);
}

/// Two 4-bit weights a byte.
#[cfg(any(test, feature = "train"))]
fn nibbles(weights: &[i8]) -> Vec<u8> {
    weights.chunks(2).map(|pair| (pair[0] + 8) as u8 | ((pair.get(1).copied().unwrap_or(0) + 8) as u8) << 4).collect()
}

/// The parts of a model file.
///
/// # Errors
/// When the bytes are no model file, one of another version, or damaged; the message says which.
pub fn parts(bytes: &[u8]) -> Result<Parts, Error> {
    let mut from = Reader::new(checked(bytes)?);
    from.take(MAGIC.len())?;
    header(&mut from)?;
    let mut parts = Parts {
        words: Vocabulary::read(&mut from)?,
        rarer: Vocabulary::read(&mut from)?,
        names: from.hashes(HASH_BITS)?,
        ..Parts::default()
    };
    let (low, high) = (from.list()?, from.list()?);
    parts.lists = low.iter().zip(high).map(|(&low, &high)| u16::from(low) | u16::from(high) << 8).collect();
    read_linear(&mut from, &mut parts)?;
    if from.number()? == 1 {
        parts.network = Some(read_network(&mut from)?);
    }
    parts.calibration = Calibration { margins: from.numbers()?, percents: from.list()?.to_vec() };
    if from.is_done() && fits(&parts) { Ok(parts) } else { Err(damaged()) }
}

fn fits(parts: &Parts) -> bool {
    parts.words.fits()
        && parts.rarer.fits()
        && vectors(parts) < usize::from(u16::MAX)
        && parts.names.len() == parts.lists.len()
        && parts.features.len() == parts.weights.len()
        && parts.transitions.len() == KINDS * KINDS
        && parts.network.as_ref().is_none_or(|network| network.fits(vectors(parts)))
        && parts.calibration.fits()
}

/// How many vectors the net has: of the unknown word, of each word, of each cluster.
pub fn vectors(parts: &Parts) -> usize {
    1 + parts.words.count() + CLUSTERS
}

fn checked(bytes: &[u8]) -> Result<&[u8], Error> {
    if !bytes.starts_with(MAGIC) {
        return Err(Error::model("this is not a model file: it does not begin with COPYDESK"));
    }
    let too_short = || Error::model("the model file ends too early; fetch it again");
    let (body, sum) = bytes.split_last_chunk::<8>().ok_or_else(too_short)?;
    if checksum(body) != u64::from_le_bytes(*sum) {
        return Err(Error::model("the model file is damaged or cut off: its checksum does not fit; fetch it again"));
    }
    Ok(body)
}

fn header(from: &mut Reader<'_>) -> Result<(), Error> {
    let version = from.number()?;
    if version != VERSION {
        return Err(Error::model(format!("the model file has format version {version}; this program reads version {VERSION}")));
    }
    if from.number()? != feature_hash() {
        return Err(Error::model("the model was trained with other features than this program has; train it again"));
    }
    if from.list()? != label_set().as_bytes() {
        return Err(Error::model("the model has other labels than this program; train it again"));
    }
    Ok(())
}

fn read_linear(from: &mut Reader<'_>, parts: &mut Parts) -> Result<(), Error> {
    parts.features = from.hashes(FEATURE_BITS)?;
    parts.weights = vec![[0; OUTPUTS]; parts.features.len()];
    for output in 0..OUTPUTS {
        let column = from.signed()?;
        if column.len() != parts.weights.len() {
            return Err(damaged());
        }
        parts.weights.iter_mut().zip(column).for_each(|(row, weight)| row[output] = weight);
    }
    parts.unit = from.number()? as i32;
    parts.transitions = from.numbers()?;
    Ok(())
}

fn read_network(from: &mut Reader<'_>) -> Result<Packed, Error> {
    Ok(Packed {
        codes: from.list()?.to_vec(),
        codebook: from.signed()?,
        projection: read_matrix(from)?,
        affixes: read_affixes(from)?,
        small: read_matrix(from)?,
        layers: (0..super::network::LAYERS).map(|_| read_matrix(from)).collect::<Result<_, _>>()?,
        output: read_matrix(from)?,
    })
}

fn read_matrix(from: &mut Reader<'_>) -> Result<Matrix, Error> {
    Ok(Matrix { weights: from.signed()?, scales: from.numbers()?, constants: from.numbers()? })
}

fn read_affixes(from: &mut Reader<'_>) -> Result<Matrix, Error> {
    let weights = from.list()?.iter().flat_map(|pair| [(pair & 15) as i8 - 8, (pair >> 4) as i8 - 8]).collect();
    let scales = from.numbers()?;
    let constants = vec![0; scales.len()];
    Ok(Matrix { weights, scales, constants })
}

/// 64-bit FNV-1a.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A model that is ready to run.
///
/// # Errors
/// As [`parts`].
pub fn read(bytes: &[u8]) -> Result<Model, Error> {
    parts(bytes).map(|parts| unpack(&parts))
}

/// Builds what the features look words up in.
pub fn unpack_tables(parts: &Parts) -> Tables {
    let own = parts.words.words(|at| at as u16 + 1);
    let shared = parts.rarer.words(|at| (parts.words.count() + 1) as u16 + u16::from(parts.rarer.clusters[at]));
    Tables { words: shared.chain(own).collect(), names: parts.names.iter().copied().zip(parts.lists.iter().copied()).collect() }
}

/// Builds what a model looks things up in.
pub fn unpack(parts: &Parts) -> Model {
    let linear = Linear {
        rows: parts.features.iter().enumerate().map(|(row, &hash)| (hash, row as u32)).collect(),
        filter: Filter::of(&parts.features),
        weights: parts.weights.clone(),
        unit: parts.unit,
        transitions: std::array::from_fn(|a| std::array::from_fn(|b| parts.transitions[a * KINDS + b])),
    };
    Model {
        tables: unpack_tables(parts),
        linear,
        network: parts.network.as_ref().map(Network::new),
        calibration: parts.calibration.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::network::{LAYERS, Matrix};

    fn small() -> Parts {
        Parts {
            words: Vocabulary { hashes: vec![3, 9], clusters: vec![1, 2], lowered: vec![0, 3] },
            rarer: Vocabulary { hashes: vec![4], clusters: vec![2], lowered: vec![1] },
            names: vec![5],
            lists: vec![0x8001],
            features: vec![7, 8],
            weights: vec![[1; OUTPUTS], [-2; OUTPUTS]],
            unit: 3,
            transitions: vec![0; KINDS * KINDS],
            network: None,
            calibration: Calibration { margins: vec![10], percents: vec![40, 90] },
        }
    }

    fn message(bytes: &[u8]) -> String {
        let error = parts(bytes).expect_err("the bytes are wrong");
        assert!(error.is_model());
        error.to_string()
    }

    #[test]
    fn a_model_comes_back_as_it_was_written() {
        assert_eq!(parts(&write(&small())), Ok(small()));
        assert_eq!(nibbles(&[-8, 7, 1]), [0xf0, 0x89]);
        assert!(!Packed::default().fits(1) && LAYERS > 0 && Matrix::default().weights.is_empty());
    }

    #[test]
    fn the_shipped_model_is_whole() {
        assert!(read(include_bytes!("en.bin")).is_ok());
    }

    #[test]
    fn wrong_bytes_are_named() {
        let good = write(&small());
        assert!(message(b"PNG").contains("not a model file"));
        for length in 8..good.len() {
            message(&good[..length]);
        }
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 4;
            message(&bad);
        }
    }

    /// The same body with a right checksum.
    fn resealed(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let mut bytes = write(&small());
        bytes.truncate(bytes.len() - 8);
        change(&mut bytes);
        let sum = checksum(&bytes);
        bytes.extend(sum.to_le_bytes());
        bytes
    }

    #[test]
    fn a_model_for_another_program_is_named() {
        assert!(message(&resealed(|bytes| bytes[8] = 99)).contains("format version 99"));
        assert!(message(&resealed(|bytes| bytes[12] ^= 1)).contains("other features"));
        assert!(message(&resealed(|bytes| bytes[20] ^= 1)).contains("other labels"));
        assert!(message(&resealed(|bytes| bytes.truncate(40))).contains("too early"));
        assert!(message(&resealed(|bytes| bytes.push(0))).contains("damaged"));
    }
}

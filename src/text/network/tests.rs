use proptest::prelude::*;

use super::features::{WIDTH, hashes};
use super::level::Level;
use super::{Analysis, Network};
use crate::text::analyze::NETWORK;
use crate::text::model::{ModelError, Reader};

fn network(level: Level) -> Network {
    let network = Network::read(&mut Reader::open(NETWORK).unwrap()).unwrap();
    Network { level, ..network }
}

const SENTENCES: &[&str] = &[
    "Emmanuel Macron met Vladimir Putin in Moscow on Monday , and he called Joe Biden .",
    "Sanctions !",
    "The U.S.-led coalition , which 日本 joined in 2014 , said it would « not » leave 🇫🇷 .",
    "",
    "a",
];

fn analyses(network: &Network, sentences: &[&str]) -> Vec<Vec<Analysis>> {
    let words = sentences
        .iter()
        .map(|sentence| sentence.split_whitespace().collect());
    network.analyze(&words.collect::<Vec<_>>())
}

#[test]
fn every_kind_of_processor_gives_the_same_trees() {
    let plain = analyses(&network(Level::Plain), SENTENCES);
    for level in Level::all() {
        assert_eq!(analyses(&network(level), SENTENCES), plain, "{level:?}");
    }
}

#[test]
fn a_sentence_is_read_alone_as_among_others() {
    let network = network(Level::best());
    let together = analyses(&network, SENTENCES);
    for (sentence, together) in SENTENCES.iter().zip(together) {
        assert_eq!(analyses(&network, &[sentence]), [together], "{sentence}");
    }
}

/// The rows that `training/features.py` gives.
#[test]
fn words_have_the_rows_that_the_trainer_gives_them() {
    const ROWS: [usize; WIDTH] = [16384, 16384, 8192, 8192, 8192, 4096, 4096, 1024, 1024];
    let check = |word: &str, rows: [usize; WIDTH]| {
        let hashes = hashes(word).map(|hash| hash as usize);
        assert_eq!(
            std::array::from_fn(|at| hashes[at] % ROWS[at]),
            rows,
            "{word}"
        );
    };
    check(
        "Macron",
        [6255, 13932, 6824, 755, 6910, 3574, 2037, 381, 845],
    );
    check("don’t", [996, 8043, 6529, 5730, 2108, 3751, 205, 896, 883]);
    check(
        "U.S.-led",
        [11645, 4266, 6438, 7607, 1961, 3796, 2275, 432, 376],
    );
    check(
        "2021",
        [5208, 11835, 3171, 3409, 4534, 3224, 3374, 145, 814],
    );
    check(
        "«Élysée»",
        [8103, 11498, 7955, 48, 7138, 2248, 2532, 89, 763],
    );
    check(
        "İstanbul",
        [2865, 8773, 7708, 6900, 452, 2119, 3228, 381, 845],
    );
    check("", [5012, 11869, 4778, 5323, 5464, 4065, 3198, 943, 60]);
    check(
        "COVID-19",
        [12771, 5497, 3171, 435, 4913, 381, 1268, 1022, 260],
    );
    check(
        "日本",
        [12639, 9081, 6479, 2466, 4939, 3863, 3399, 968, 464],
    );
}

proptest! {
    #[test]
    fn a_damaged_model_is_refused(length in 8..NETWORK.len()) {
        let cut: &'static [u8] = &NETWORK[..length];
        let read = Network::read(&mut Reader::open(cut).unwrap());
        prop_assert_eq!(read.err(), Some(ModelError::Damaged));
    }
}

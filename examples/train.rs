//! Trains the language model that the crate embeds.
//!
//! `cargo run --release --example train -- TREEBANKS data/model/english.bin` reads `ewt-train.conllu` and
//! `gum-free-train.conllu` from the folder TREEBANKS, watches the accuracy on `ewt-dev.conllu` and
//! `gum-free-dev.conllu`, and writes the model. The same treebanks give the same file.

use std::path::Path;

use anyhow::{Context, bail};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, output] = &arguments[..] else {
        bail!("usage: train TREEBANKS OUTPUT");
    };
    let read = |name: &str| {
        let path = Path::new(folder).join(name);
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let treebanks = [read("ewt-train.conllu")?, read("gum-free-train.conllu")?];
    let dev = [read("ewt-dev.conllu")?, read("gum-free-dev.conllu")?];
    let model =
        chancery::text::train::train(&treebanks, &dev, |line| anstream::eprintln!("{line}"))?;
    std::fs::write(output, model).with_context(|| format!("cannot write {output}"))
}

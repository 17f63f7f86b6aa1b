//! `include_dir!` alone does not notice a new file under `data/`; this does.
fn main() {
    println!("cargo:rerun-if-changed=data");
}

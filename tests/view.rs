//! `chancery view` as a user runs it: a page in a file, or served on this machine alone.
#![expect(clippy::unwrap_used, reason = "the tests' own helpers")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

const CALLS: &str = "tests/fixtures/calls.json";

fn chancery() -> Command {
    Command::new(env!("CARGO_BIN_EXE_chancery"))
}

/// A server that ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The answer to a request for a path with this Host.
fn ask(address: &str, path: &str, host: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_page_is_served_on_the_loopback() {
    let mut command = chancery();
    command.args(["view", CALLS]).stdout(Stdio::piped());
    let mut server = Server(command.stderr(Stdio::null()).spawn().unwrap());
    let mut line = String::new();
    let out = server.0.stdout.take().unwrap();
    BufReader::new(out).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("http://").unwrap();
    let address = address.strip_suffix('/').unwrap();
    assert!(address.starts_with("127.0.0.1:"), "{address}");

    let answer = ask(address, "/", address);
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(head.contains("X-Content-Type-Options: nosniff"), "{head}");
    let file = chancery()
        .args(["view", CALLS, "-o", "-"])
        .output()
        .unwrap();
    assert!(body.as_bytes() == file.stdout, "the same page as in a file");

    for (path, host, status) in [("/", "elsewhere.example", "403"), ("/etc", address, "404")] {
        let answer = ask(address, path, host);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{answer}"
        );
    }
}

#[test]
fn a_page_is_written_to_a_file() {
    let folder = TempDir::new().unwrap();
    let (viewed, exported) = (folder.path().join("a.html"), folder.path().join("b.HTM"));
    for (verb, file) in [("view", &viewed), ("export", &exported)] {
        let done = chancery().args([verb, CALLS, "-o"]).arg(file).output();
        assert!(done.unwrap().status.success());
    }
    let page = fs::read_to_string(&viewed).unwrap();
    assert!(page.starts_with("<!doctype html>"));
    assert!(page == fs::read_to_string(&exported).unwrap());
}

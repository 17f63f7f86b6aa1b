//! One page over HTTP, on this machine's loopback and for its own name alone.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::Context;

/// How long a browser may take to ask, and how much it may say.
const PATIENCE: Duration = Duration::from_secs(5);
const LONGEST: u64 = 16 * 1024;

/// No other page may embed or fetch this one, and no copy of it stays in a cache.
const HEADERS: &str = "\
Cache-Control: no-store\r\n\
Content-Security-Policy: frame-ancestors 'none'\r\n\
Cross-Origin-Opener-Policy: same-origin\r\n\
Cross-Origin-Resource-Policy: same-origin\r\n\
Referrer-Policy: no-referrer\r\n\
X-Content-Type-Options: nosniff\r\n\
Connection: close\r\n";

/// Serves a page until the program is ended; tells its address first.
pub(super) fn serve(
    page: &[u8],
    port: u16,
    ready: impl FnOnce(&str) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("cannot serve on port {port}; choose another with --port"))?;
    let here = listener.local_addr().context("the port has no address")?;
    ready(&format!("http://{here}/"))?;
    thread::scope(|scope| {
        // A browser that went away in the middle is no fault of ours: the next one is served.
        for stream in listener.incoming().flatten() {
            scope.spawn(move || drop(answer(&stream, page, here)));
        }
    });
    Ok(())
}

fn answer(stream: &TcpStream, page: &[u8], here: SocketAddr) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let asked = Asked::read(&mut BufReader::new(stream.try_clone()?.take(LONGEST)))?;
    reply(&mut &*stream, &asked, page, here)
}

/// What a request asks for.
#[derive(Debug, Default)]
struct Asked {
    method: String,
    path: String,
    hosts: Vec<String>,
}

impl Asked {
    fn read(from: &mut dyn BufRead) -> io::Result<Self> {
        let mut line = String::new();
        from.read_line(&mut line)?;
        let mut words = line.split_whitespace().map(str::to_owned);
        let mut asked = Self {
            method: words.next().unwrap_or_default(),
            path: words.next().unwrap_or_default(),
            hosts: Vec::new(),
        };
        loop {
            line.clear();
            if from.read_line(&mut line)? == 0 || line.trim().is_empty() {
                return Ok(asked);
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("host")
            {
                asked.hosts.push(value.trim().to_owned());
            }
        }
    }

    /// Whether it was meant for us. A page of elsewhere whose name now leads here still says the
    /// name of elsewhere.
    fn is_for(&self, here: SocketAddr) -> bool {
        let ours = [here.to_string(), format!("localhost:{}", here.port())];
        matches!(self.hosts.as_slice(), [host] if ours.contains(host))
    }
}

fn reply(out: &mut dyn Write, asked: &Asked, page: &[u8], here: SocketAddr) -> io::Result<()> {
    let plain = "text/plain; charset=utf-8";
    let (status, kind, body): (&str, &str, &[u8]) = if !asked.is_for(here) {
        (
            "403 Forbidden",
            plain,
            b"This page answers to its own address only.\n",
        )
    } else if asked.path != "/" {
        ("404 Not Found", plain, b"There is one page, at /.\n")
    } else if asked.method != "GET" && asked.method != "HEAD" {
        ("405 Method Not Allowed\r\nAllow: GET, HEAD", plain, b"")
    } else {
        ("200 OK", "text/html; charset=utf-8", page)
    };
    let length = body.len();
    write!(
        out,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{HEADERS}\r\n"
    )?;
    if asked.method != "HEAD" {
        out.write_all(body)?;
    }
    out.flush()
}

/// Starts the browser that the system prefers.
pub(super) fn open_browser(address: &str) -> anyhow::Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| {
            format!("cannot start `{program}`; open {address} in a browser yourself")
        })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(request: &str, expected: &str) {
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 8017));
        let asked = Asked::read(&mut request.as_bytes()).unwrap();
        let mut out = Vec::new();
        reply(&mut out, &asked, b"<page>", here).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with(expected), "{request}: {text}");
        let got = text.ends_with("\r\n\r\n<page>");
        let page = expected.contains("200") && request.starts_with("GET");
        assert_eq!(got, page, "{request}");
    }

    #[test]
    fn the_page_is_for_its_own_address_alone() {
        check(
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:8017\r\n\r\n",
            "HTTP/1.1 200 OK",
        );
        check(
            "GET / HTTP/1.1\r\nhost: localhost:8017\r\n\r\n",
            "HTTP/1.1 200 OK",
        );
        check(
            "HEAD / HTTP/1.1\r\nHost: localhost:8017\r\n\r\n",
            "HTTP/1.1 200 OK",
        );
        check(
            "GET / HTTP/1.1\r\nHost: evil.example:8017\r\n\r\n",
            "HTTP/1.1 403",
        );
        check(
            "GET / HTTP/1.1\r\nHost: localhost:80\r\n\r\n",
            "HTTP/1.1 403",
        );
        let both = "GET / HTTP/1.1\r\nHost: localhost:8017\r\nHost: evil.example\r\n\r\n";
        check(both, "HTTP/1.1 403");
        check("GET / HTTP/1.0\r\n\r\n", "HTTP/1.1 403");
        check(
            "GET /etc HTTP/1.1\r\nHost: localhost:8017\r\n\r\n",
            "HTTP/1.1 404",
        );
        check(
            "POST / HTTP/1.1\r\nHost: localhost:8017\r\n\r\n",
            "HTTP/1.1 405",
        );
        check("\u{0}", "HTTP/1.1 403");
    }
}

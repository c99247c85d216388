//! Where on the disk lies what belongs to a database and is not in it. Told by the database's
//! address alone, so that two databases never share a place. It refuses to know what lies there.

use std::path::{Path, PathBuf};

/// The folder of a database that is no file of its own.
const DATA: &str = "puente-data";

/// The name of the database whose place needs no name.
const USUAL: &str = "puente";

/// The folder of what belongs to the database at an address, such as files: `puente-data/files` for
/// `puente-data/puente.db` and for the database `puente` on a server.
#[must_use]
pub fn beside(url: &str, what: &str) -> PathBuf {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    let (folder, name) = if let Some(path) = address.strip_prefix("sqlite:") {
        let path = Path::new(path.strip_prefix("//").unwrap_or(path));
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        (folder, path.file_stem().map(|stem| stem.to_string_lossy().into_owned()))
    } else {
        let rest = address.split_once("://").map_or("", |(_, rest)| rest);
        let name = rest.split_once('/').map(|(_, name)| name.to_owned());
        (PathBuf::from(DATA), name)
    };
    let plain = |sign: char| if sign.is_alphanumeric() || sign == '_' { sign } else { '-' };
    let name: String = name.unwrap_or_default().chars().map(plain).collect();
    match name.trim_matches('-') {
        "" | USUAL => folder.join(what),
        name => folder.join(format!("{name}-{what}")),
    }
}

#[cfg(test)]
mod tests {
    use super::beside;
    use std::path::Path;

    #[test]
    fn two_databases_never_share_a_place() {
        for (url, expected) in [
            ("sqlite:puente-data/puente.db", "puente-data/files"),
            ("sqlite:puente-demo/demo.db?mode=rwc", "puente-demo/demo-files"),
            ("sqlite:///var/lib/puente/puente.db", "/var/lib/puente/files"),
            ("sqlite:here.db", "here-files"),
            ("postgres://puente:secret@127.0.0.1/puente", "puente-data/files"),
            ("postgres://a@b:5432/other?sslmode=require", "puente-data/other-files"),
            ("postgres://a@b/../../etc", "puente-data/etc-files"),
        ] {
            assert_eq!(beside(url, "files"), Path::new(expected), "{url}");
        }
    }
}

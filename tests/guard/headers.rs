//! What every answer carries, whatever was asked: headers that keep a page to itself, and cookies
//! out of the reach of scripts and other sites. It names what is missing.

use crate::web::site::Got;

/// Headers of every answer, and what each says.
const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=()"),
];

/// What the policy of every answer says, and nothing wider.
const POLICY: [&str; 9] = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
];

/// The policy of a file that somebody attached.
const ATTACHED: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// What an answer lacks.
pub fn complaints(got: &Got, secure: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let header = |name: &str| got.headers.get(name).map_or("", String::as_str);
    for (name, wanted) in ALWAYS {
        if !header(name).starts_with(wanted) {
            wrong.push(format!("{name} is {:?}", header(name)));
        }
    }
    let mut policy: Vec<&str> =
        header("content-security-policy").split(';').map(str::trim).collect();
    policy.retain(|one| !POLICY.contains(one));
    let says = |one: &&str| header("content-security-policy").contains(*one);
    // What people attached may do nothing at all, wherever it is opened.
    let attached = header("content-security-policy") == ATTACHED;
    if !attached && (!policy.is_empty() || !POLICY.iter().all(says)) {
        wrong.push(format!("content-security-policy is {}", header("content-security-policy")));
    }
    let strict = header("strict-transport-security").starts_with("max-age=31536000");
    if strict != secure {
        wrong.push("strict-transport-security is there or not, and should not or be".to_owned());
    }
    let kept = header("cache-control");
    let open = kept == "public, max-age=31536000, immutable";
    let personal = got.headers.contains_key("set-cookie");
    let calendar = header("content-type").starts_with("text/calendar");
    let asked_anew = (attached || calendar) && kept == "private, no-cache";
    if kept != "no-store" && !asked_anew && (personal || !open) {
        wrong.push(format!("cache-control is {kept:?}"));
    }
    for name in ["server", "x-powered-by", "access-control-allow-origin"] {
        if got.headers.contains_key(name) {
            wrong.push(format!("{name} is there"));
        }
    }
    if let Some(cookie) = got.headers.get("set-cookie") {
        wrong.extend(of_cookie(cookie, secure));
    }
    // A redirect leads to a place of ours and nowhere else.
    let location = header("location");
    if !location.is_empty() && (!location.starts_with('/') || location.starts_with("//")) {
        wrong.push(format!("location is {location}"));
    }
    if got.headers.get("content-type").is_some_and(|kind| kind.starts_with("text/html"))
        && !got.body.is_empty()
    {
        wrong.extend(of_page(&got.body));
    }
    wrong
}

fn of_cookie(cookie: &str, secure: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for wanted in ["; HttpOnly", "; SameSite=Lax", "; Path=/"] {
        if !cookie.contains(wanted) {
            wrong.push(format!("a cookie without {wanted}: {cookie}"));
        }
    }
    if cookie.contains("Domain=") {
        wrong.push(format!("a cookie for other hosts: {cookie}"));
    }
    if cookie.contains("; Secure") != secure || cookie.starts_with("__Host-") != secure {
        wrong.push(format!("a cookie not kept to how the page is reached: {cookie}"));
    }
    wrong
}

/// Nothing on a page needs what the policy forbids, and nothing leads a reader astray.
fn of_page(page: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for bad in [" style=\"", " onclick=", " onload=", "javascript:", "<iframe", "<base "] {
        if page.contains(bad) {
            wrong.push(format!("the page has {bad}"));
        }
    }
    let scripts = page.matches("<script").count();
    if scripts != page.matches("<script src=\"/assets/").count() {
        wrong.push("a script stands in the page".to_owned());
    }
    if page.matches("target=\"_blank\"").count()
        > page.matches("rel=\"noopener noreferrer\"").count()
    {
        wrong.push("a link opens a window that knows where it came from".to_owned());
    }
    for form in page.split("<form").skip(1) {
        let whole = form.split("</form>").next().unwrap_or_default();
        if whole.contains("method=\"post\"") && !whole.contains("name=\"csrf\"") {
            wrong.push(format!(
                "a form without a proof: {}",
                whole.split('>').next().unwrap_or_default()
            ));
        }
    }
    wrong
}

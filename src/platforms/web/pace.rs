//! The pace at which whoever asked must take what they are told, pages and streams alike: while
//! they keep us waiting a purse of patience empties, and what they take fills it again. It knows
//! neither what is said nor to whom.
// Real time because only the network's own time lets a reader go.

use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use crate::foundation::clock::Stopwatch;

/// How many bytes a second buy as much patience as they take: less than any line gives that a person
/// would wait for.
const SLOWEST: u32 = 1_000;

/// A connection whose other end must keep pace.
pub(super) struct Paced<S> {
    inner: S,
    patience: Duration,
    /// What is left of the patience.
    left: Duration,
    /// Since when the other end keeps us waiting, and when that is too long.
    waiting: Option<(Stopwatch, Pin<Box<Sleep>>)>,
}

impl<S> Paced<S> {
    pub(super) fn new(inner: S, patience: Duration) -> Self {
        Self { inner, patience, left: patience, waiting: None }
    }

    /// What came of writing: counted, or waited for as long as the patience lasts.
    fn paced(&mut self, wrote: Poll<Result<usize>>, cx: &mut Context<'_>) -> Poll<Result<usize>> {
        if wrote.is_pending() {
            let left = self.left;
            let begins = || (Stopwatch::start(), Box::pin(sleep(left)));
            let (_, end) = self.waiting.get_or_insert_with(begins);
            ready!(end.as_mut().poll(cx));
            return Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "nobody keeps pace")));
        }
        if let Some((since, _)) = self.waiting.take() {
            self.left = self.left.saturating_sub(since.read());
        }
        if let Poll::Ready(Ok(bytes)) = wrote {
            let bought = Duration::from_secs(1) * u32::try_from(bytes).unwrap_or(u32::MAX);
            self.left = self.patience.min(self.left + bought / SLOWEST);
        }
        wrote
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Paced<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize>> {
        let wrote = Pin::new(&mut self.inner).poll_write(cx, bytes);
        self.paced(wrote, cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        all: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let wrote = Pin::new(&mut self.inner).poll_write_vectored(cx, all);
        self.paced(wrote, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    const PATIENCE: Duration = Duration::from_millis(400);

    /// How writing so much ends, and after how long, if the reader takes so many bytes at a time.
    async fn told(whole: usize, piece: usize, every: Duration) -> (Result<()>, Duration) {
        let (here, mut there) = duplex(64);
        let reading = tokio::spawn(async move {
            let mut taken = vec![0; piece];
            while there.read(&mut taken).await.is_ok_and(|count| count > 0) {
                tokio::time::sleep(every).await;
            }
        });
        let mut paced = Paced::new(here, PATIENCE);
        let since = Stopwatch::start();
        let done = paced.write_all(&vec![b'x'; whole]).await;
        drop(paced);
        reading.abort();
        (done, since.read())
    }

    #[tokio::test]
    async fn whoever_takes_a_little_each_time_does_not_hold_a_connection() {
        // Each piece comes long before the patience is over, and twenty of them do not.
        let (done, took) = told(10_000, 20, Duration::from_millis(50)).await;
        assert_eq!(done.expect_err("let go").kind(), ErrorKind::TimedOut);
        assert!(took < PATIENCE * 4, "{took:?}");
    }

    #[tokio::test]
    async fn whoever_takes_nothing_is_let_go() {
        let (done, took) = told(10_000, 1, Duration::from_mins(1)).await;
        assert_eq!(done.expect_err("let go").kind(), ErrorKind::TimedOut);
        assert!(took < PATIENCE * 4, "{took:?}");
    }

    #[tokio::test]
    async fn whoever_is_slow_and_keeps_pace_is_told_everything() {
        // Longer than the patience altogether.
        let (done, took) = told(6_000, 64, Duration::from_millis(5)).await;
        assert!(done.is_ok() && took > PATIENCE, "{took:?}");
    }
}

use tokio::sync::mpsc;

pub fn feed(handler: Handler) -> mpsc::Sender<Tick> { // ~ bounded-queue
    let (sender, mut receiver) = mpsc::channel(1_024);
    tokio::spawn(async move {
        while let Some(tick) = receiver.recv().await {
            handler.handle(tick).await;
        }
    });
    sender
}

pub fn backpressure(handler: Handler) -> mpsc::UnboundedSender<Tick> {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Some(tick) = receiver.recv().await {
            handler.handle(tick).await;
        }
    });
    sender
}

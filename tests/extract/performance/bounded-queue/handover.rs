pub fn ask(worker: &Worker, question: Question) -> Answer {
    let (answered, answer) = std::sync::mpsc::sync_channel(1);
    worker.take(question, answered);
    answer.recv().unwrap_or_default()
}

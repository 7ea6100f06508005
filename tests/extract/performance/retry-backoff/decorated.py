from tenacity import retry, stop_after_attempt, wait_exponential


@retry(stop=stop_after_attempt(4), wait=wait_exponential(multiplier=0.2, max=5))  # ~ retry-backoff
def publish(topic, message):
    topic.send(message)

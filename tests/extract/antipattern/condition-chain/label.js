export function label(status) {
  if (status === "new") { // ~ condition-chain
    return "New";
  } else if (status === "sent") {
    return "Sent to market";
  } else if (status === "part") {
    return "Partly filled";
  } else if (status === "done") {
    return "Filled";
  } else if (status === "gone") {
    return "Cancelled";
  }
  return "Unknown";
}

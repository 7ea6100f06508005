// Who may do what in the console.

export function closeAccount(user: User, account: Account) {
  if (!user.roles.includes("settlement")) {
    throw new Forbidden("closing accounts");
  }
  account.close();
}

export function row(account: Account) {
  return `<td>${escapeHtml(account.name)}</td>`;
}

export async function stop(socket: Socket) {
  try {
    await socket.end();
  } catch (error) {}
}

export async function approve(user: User, trade: Trade): Promise<void> { // ~ authorisation-check
  if (!user.can("approve", trade)) {
    throw new ForbiddenError("this needs the right to approve trades");
  }
  await trade.approve(user);
}

export function approveButton(user: User): Button | undefined {
  if (!user.can("approve")) {
    return undefined;
  }
  return new Button("approve");
}

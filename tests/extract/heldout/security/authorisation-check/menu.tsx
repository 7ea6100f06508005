type Props = { user: { name: string; role: string } };

/** Hides a link; the action behind it asks for itself. */
export function Menu({ user }: Props) {
  return (
    <nav>
      <a href="/orders">Orders</a>
      {user.role === "admin" && <a href="/admin">Administration</a>}
      <span>{user.name}</span>
    </nav>
  );
}

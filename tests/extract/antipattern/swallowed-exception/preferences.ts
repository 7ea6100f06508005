export interface Preferences {
  theme: "light" | "dark";
  columns: string[];
}

export async function save(preferences: Preferences, user: string): Promise<void> {
  try { // ~ swallowed-exception
    await fetch(`/api/users/${user}/preferences`, {
      method: "PUT",
      body: JSON.stringify(preferences),
    });
  } catch {}
}

export function load(storage: Storage): Preferences | undefined {
  const text = storage.getItem("preferences");
  try {
    return text ? (JSON.parse(text) as Preferences) : undefined;
  } catch (error) {
    console.warn("preferences are broken and start afresh", error);
    return undefined;
  }
}

export type Side = "north" | "east" | "south" | "west";

function unreachable(side: never): never {
  throw new Error(`side ${side}`);
}

export const turnRight = (side: Side): Side => {
  switch (side) {
    case "north":
      return "east";
    case "east":
      return "south";
    case "south":
      return "west";
    case "west":
      return "north";
  }
  return unreachable(side); // ~ exhaustive-cases
};

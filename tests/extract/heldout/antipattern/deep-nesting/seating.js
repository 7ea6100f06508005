function seat(halls, party) {
  for (const hall of halls) {
    if (hall.open) {
      for (const row of hall.rows) {
        if (!row.reserved) {
          for (const chair of row.chairs) {
            if (chair.free) { // ~ deep-nesting
              if (chair.width >= party.width) {
                chair.free = false;
                return chair;
              }
            }
          }
        }
      }
    }
  }
  return null;
}

module.exports = { seat };

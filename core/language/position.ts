/** Line and column, both from 1; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Prepares look-ups of positions in one source: each takes logarithmic time. */
export function createLocator(source: string): (offset: number) => Position {
  const starts = [0];
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

/** The position of one offset; see `createLocator` for many. */
export function locate(source: string, offset: number): Position {
  return createLocator(source)(offset);
}

/* Exact sums in limbs, as in wide.ts. Sums lie one after another, three numbers each. */

const limb: f64 = 67108864;
const full: f64 = limb * limb;

function carry(at: usize): void {
  for (let i = at; i < at + 16; i += 8) {
    const high = Math.floor(load<f64>(i) / limb);
    store<f64>(i, load<f64>(i) - high * limb);
    store<f64>(i + 8, load<f64>(i + 8) + high);
  }
}

export function addDrawn(at: usize, value: f64): void {
  const low = load<f64>(at) + value;
  store<f64>(at, low);
  if (low > full) carry(at);
}

export function addMultiple(at: usize, value: f64, times: i32): void {
  const product = value * f64(times);
  if (product < full) {
    addDrawn(at, product);
    return;
  }
  const high = Math.floor(value / limb);
  carry(at);
  store<f64>(at, load<f64>(at) + (value - high * limb) * f64(times));
  store<f64>(at + 8, load<f64>(at + 8) + high * f64(times));
  carry(at);
}

// Pictures for the mock: a form-like page and field strips, drawn as SVG.

const HAND = "Klee One, 'IPAexMincho', serif";

export function pagePicture(title: string, rows: [string, string][]): string {
  const lines = rows
    .map(([label, value], i) => {
      const y = 300 + i * 86;
      const shown = label === "個人番号" ? `<rect x="470" y="${y - 44}" width="900" height="56" fill="#222"/>` : `<text x="480" y="${y}" font-size="42" font-family="${HAND}" fill="#23304a">${value}</text>`;
      return `<rect x="140" y="${y - 58}" width="300" height="86" fill="#f3ece0" stroke="#caa06a"/><rect x="440" y="${y - 58}" width="980" height="86" fill="none" stroke="#caa06a"/><text x="160" y="${y - 4}" font-size="28" fill="#8a5a20">${label}</text>${shown}`;
    })
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1654" height="2339" viewBox="0 0 1654 2339"><rect width="1654" height="2339" fill="#fffdf8"/><g fill="#111"><rect x="60" y="60" width="40" height="40"/><rect x="1554" y="60" width="40" height="40"/><rect x="60" y="2239" width="40" height="40"/><rect x="1554" y="2239" width="40" height="40"/></g><text x="827" y="180" text-anchor="middle" font-size="56" font-family="IPAexMincho" fill="#333">${title}</text>${lines}</svg>`;
}

export function stripPicture(value: string, masked: boolean): string {
  const cells = [...value];
  const width = Math.max(300, cells.length * 62 + 60);
  const boxes = cells
    .map((c, i) => `<rect x="${30 + i * 62}" y="30" width="56" height="74" fill="none" stroke="#d7b98c"/>${masked ? `<rect x="${30 + i * 62}" y="30" width="56" height="74" fill="#222"/>` : `<text x="${58 + i * 62}" y="88" text-anchor="middle" font-size="52" font-family="${HAND}" transform="rotate(${((i * 37) % 9) - 4} ${58 + i * 62} 70)" fill="#1e2a44">${c}</text>`}`)
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="134" viewBox="0 0 ${width} 134"><rect width="${width}" height="134" fill="#fffdf8"/>${boxes}</svg>`;
}

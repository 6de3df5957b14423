import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.UKETSUKE_DESK ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  // The server sends `default-src 'self'`: nothing may be inlined as a data: script, and the viewer's button pictures are not used.
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  server: { proxy: { "/api": { target: server, changeOrigin: false } } },
});

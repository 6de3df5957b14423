// Development only: the desk's pages on invented data, without a server. Never part of the product.
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { mockDesk } from "./server";

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  plugins: [react(), mockDesk()],
  server: { port: 5199, strictPort: true },
});

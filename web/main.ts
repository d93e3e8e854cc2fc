import "./element/activation-playground.ts";
import "./page.css";

